import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { generators } from '../lib/generators.mjs';
import { azuriteAccount } from './start-azurite.mjs';

/** @typedef {typeof import('../../test/generate/index.ts')} Generators */

const HOUR = 3_600_000;
const DAYS = 3;
/** Hours of each day that have logs, UTC. */
const HOURS = [7, 8, 12, 13, 17];
/** Large enough that its rows can be seen to arrive. */
const BUSY_HOUR_BYTES = 40e6;

const VNET = 'insights-logs-flowlogflowevent';
const NSG = 'insights-logs-networksecuritygroupflowevent';
const SUBSCRIPTION = '3F0D7A52-9C41-4E8B-A6D5-1B7E2C904F68';

/** Flow logs in each form that their blobs' names have. */
const LOGS = {
  harbour: `flowLogResourceID=/${SUBSCRIPTION}_NETWORKWATCHERRG/NETWORKWATCHER_NORTHEUROPE_HARBOUR-VNET-HARBOUR-RG-FLOWLOG`,
  island: `flowLogResourceID=/SUBSCRIPTIONS/${SUBSCRIPTION}/RESOURCEGROUPS/NETWORKWATCHERRG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NETWORKWATCHER_WESTEUROPE/FLOWLOGS/ISLAND-VNET-ISLAND-RG-FLOWLOG`,
  pier: `resourceId=/SUBSCRIPTIONS/${SUBSCRIPTION}/RESOURCEGROUPS/HARBOUR-RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/PIER-NSG`,
};

const NICS = [
  { macAddress: '6045BD12AB34', localAddress: '10.20.1.4' },
  { macAddress: '6045BD98CD76', localAddress: '10.20.1.7' },
];

/**
 * Fills an Azurite with the flow logs of the last days, up to the hour that is being written.
 * @param {string} endpoint
 */
export async function seedAzurite(endpoint) {
  const { name, key } = azuriteAccount;
  const service = new BlobServiceClient(endpoint, new StorageSharedKeyCredential(name, key));
  for (const container of [VNET, NSG]) await service.getContainerClient(container).create();
  for (const { container, blob, pieces } of blobs(await generators(), Date.now())) {
    await writeAsAzure(service.getContainerClient(container).getBlockBlobClient(blob), pieces);
  }
  const note = 'Not a flow log: it stands among them to be seen under "Other blobs".\n';
  const other = service.getContainerClient(VNET).getBlockBlobClient('notes/readme.txt');
  await other.upload(note, note.length);
}

/**
 * @param {Generators} generate
 * @param {number} now
 */
function* blobs({ vnetHour, nsgV1, nsgV2 }, now) {
  const hours = recentHours(now);
  for (const [index, hour] of hours.entries()) {
    for (const [nic, where] of NICS.entries()) {
      const options = { ...where, hour, seed: 100 * index + nic };
      const isBusy = index === 1 && nic === 0;
      const size = isBusy ? { bytes: BUSY_HOUR_BYTES } : { tuples: 500 * (1 + (index % 4)) };
      const pieces = vnetHour({ ...options, ...size });
      yield { container: VNET, blob: blobName(LOGS.harbour, hour, where.macAddress), pieces };
      if (nic > 0 || index % 3 > 0) continue;
      const { macAddress } = where;
      const island = vnetHour({ ...options, seed: 7000 + index, tuples: 300 });
      yield { container: VNET, blob: blobName(LOGS.island, hour, macAddress), pieces: island };
      const pier = nsgV2(options);
      yield { container: NSG, blob: blobName(LOGS.pier, hour, macAddress), pieces: pier };
    }
  }
  const early = Date.UTC(2017, 10, 6, 9);
  const pieces = nsgV1({ seed: 1, hour: early });
  yield { container: NSG, blob: blobName(LOGS.pier, early, ''), pieces };
}

/** The hours that have logs, newest first; the first is the one that is being written. @param {number} now */
function recentHours(now) {
  const current = Math.floor(now / HOUR) * HOUR;
  const today = Math.floor(now / (24 * HOUR)) * 24 * HOUR;
  const days = Array.from({ length: DAYS }, (_, day) => today - day * 24 * HOUR);
  const past = days.flatMap((day) => HOURS.map((hour) => day + hour * HOUR));
  const older = past.filter((hour) => hour < current - HOUR).sort((a, b) => b - a);
  return [current, current - HOUR, ...older];
}

/** @param {string} log @param {number} hour @param {string} mac */
function blobName(log, hour, mac) {
  const [year, month, day, hours] = new Date(hour).toISOString().split(/[-T:]/);
  const nic = mac === '' ? '' : `/macAddress=${mac}`;
  return `${log}/y=${year}/m=${month}/d=${day}/h=${hours}/m=00${nic}/PT1H.json`;
}

/**
 * In blocks, as Azure does: the opening bracket, what came each minute, the closing bracket.
 * @param {import('@azure/storage-blob').BlockBlobClient} blob
 * @param {Iterable<string>} pieces
 */
async function writeAsAzure(blob, pieces) {
  const all = [...pieces];
  const records = all.slice(1, -1);
  const minute = Math.ceil(records.length / 60);
  const minutes = [];
  for (let at = 0; at < records.length; at += minute) {
    minutes.push(records.slice(at, at + minute).join(''));
  }
  const ids = [];
  for (const [index, text] of [all[0] ?? '', ...minutes, all.at(-1) ?? ''].entries()) {
    const id = Buffer.from(`${index === 0 ? 'A' : 'M'}${String(index).padStart(9, '0')}`);
    ids.push(id.toString('base64'));
    await blob.stageBlock(ids[index] ?? '', text, Buffer.byteLength(text));
  }
  await blob.commitBlockList(ids);
}
