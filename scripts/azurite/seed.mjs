import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { generators } from '../lib/generators.mjs';
import { GrowingBlob } from './growing-blob.mjs';
import { azuriteAccount } from './start-azurite.mjs';

/** @typedef {import('../../test/generate/index.ts').SampleBlob} SampleBlob */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** The story takes three days and has come to its end; what is left is today's. */
const STORY_DAYS = 3;
/** How long it goes on being written: to the end of tomorrow. */
const MORE_DAYS = 2;
const LOOK_EVERY_MS = 5000;
const AT_ONCE = 8;

const CONTAINERS = {
  vnet: 'insights-logs-flowlogflowevent',
  nsg: 'insights-logs-networksecuritygroupflowevent',
};

/**
 * Fills an Azurite with the sample network's logs of the last days, up to this minute, and goes on
 * to write, as Azure does, each minute.
 * @param {string} endpoint
 * @returns {Promise<{ stop: () => Promise<void> }>} Ends the writing.
 */
export async function seedAzurite(endpoint) {
  const service = serviceOf(endpoint);
  for (const container of Object.values(CONTAINERS)) {
    await service.getContainerClient(container).create();
  }
  const { logText, sampleNetwork } = await generators();
  const now = Date.now();
  const days = STORY_DAYS + MORE_DAYS;
  const blobs = sampleNetwork({ start: startOfDay(now) - STORY_DAYS * DAY, days });
  const isOver = (/** @type {SampleBlob} */ { hour }) => hour < now - 2 * HOUR;
  await inParallel(blobs.filter(isOver), ({ kind, name, records }) =>
    blobClient(service, kind, name).uploadData(Buffer.from(logText(records))),
  );
  await uploadNote(service);
  return keepWriting(
    service,
    blobs.filter((blob) => !isOver(blob)),
  );
}

/** @param {string} endpoint */
function serviceOf(endpoint) {
  const { name, key } = azuriteAccount;
  return new BlobServiceClient(endpoint, new StorageSharedKeyCredential(name, key));
}

/** @param {number} time */
function startOfDay(time) {
  return Math.floor(time / DAY) * DAY;
}

/** @param {BlobServiceClient} service @param {SampleBlob['kind']} kind @param {string} name */
function blobClient(service, kind, name) {
  return service.getContainerClient(CONTAINERS[kind]).getBlockBlobClient(name);
}

/** @param {BlobServiceClient} service */
async function uploadNote(service) {
  const note = 'Not a flow log: it stands among them to be seen under "Other blobs".\n';
  await blobClient(service, 'vnet', 'notes/readme.txt').upload(note, note.length);
}

/**
 * Writes what is due by now, then what becomes due.
 * @param {BlobServiceClient} service
 * @param {readonly SampleBlob[]} blobs
 */
async function keepWriting(service, blobs) {
  let growing = blobs.map(
    ({ kind, name, records }) => new GrowingBlob(blobClient(service, kind, name), records),
  );
  const writeDue = async () => {
    const now = Date.now();
    await inParallel(growing, (blob) => blob.grow(now));
    growing = growing.filter((blob) => !blob.isComplete);
  };
  await writeDue();
  let isStopped = false;
  let writing = Promise.resolve();
  const report = (/** @type {unknown} */ error) => {
    // Ctrl+C ends Azurite at the same moment.
    if (!isStopped) console.error('The logs stopped growing:', error);
  };
  const timer = setInterval(() => {
    writing = writing.then(writeDue).catch(report);
  }, LOOK_EVERY_MS);
  const stop = () => {
    isStopped = true;
    clearInterval(timer);
    return writing;
  };
  return { stop };
}

/**
 * @template T
 * @param {readonly T[]} items
 * @param {(item: T) => Promise<unknown>} work
 */
async function inParallel(items, work) {
  const waiting = [...items];
  const next = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
}
