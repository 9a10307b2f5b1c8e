import { BlobServiceClient, StorageSharedKeyCredential } from '@azure/storage-blob';
import { azuriteAccount } from '../../scripts/azurite/azurite-account.mjs';
import { type Line, ratio } from './report.ts';
import { type Figures, median, runRole } from './roles.ts';

const RUNS = 5;
const MB = 1024 * 1024;

/** The lines about a blob of the Azurite at `endpoint`, whose content is the file at `path`. */
export async function downloading(endpoint: string, path: string): Promise<Line[]> {
  const url = await upload(endpoint, path);
  const [ours, plain, own]: [Figures[], Figures[], Figures[]] = [[], [], []];
  // In turn, so that whatever slows the machine slows all of them.
  for (let run = 0; run < RUNS; run++) {
    own.push(runRole('drained', url));
    plain.push(runRole('plainDownload', url));
    ours.push(runRole('download', url));
  }
  const { bytes, rows } = ours[0]!;
  const what = `download ${Math.round(bytes! / 1e6)} MB from Azurite`;
  const decoded = `${what}, ours with ${(rows! / 1e6).toFixed(1)} M tuples decoded`;
  return [
    [decoded, rate(ours), rate(plain), ratio(time(plain), time(ours))],
    ['Azurite’s own rate: one answer, thrown away', '', rate(own), ''],
    ['peak memory over idle, of the blob', `${share(ours).toFixed(2)} ×`, '', ''],
  ];
}

/** In a container that everybody may read, so that plain requests can. */
async function upload(endpoint: string, path: string): Promise<string> {
  const credential = new StorageSharedKeyCredential(azuriteAccount.name, azuriteAccount.key);
  const container = new BlobServiceClient(endpoint, credential).getContainerClient('bench');
  await container.createIfNotExists({ access: 'blob' });
  const blob = container.getBlockBlobClient('PT1H.json');
  await blob.uploadFile(path, { blockSize: 4 * MB, maxSingleShotSize: 4 * MB, concurrency: 2 });
  return blob.url;
}

const time = (figures: readonly Figures[]) => median(figures.map(({ ms }) => ms!));

function rate(figures: readonly Figures[]): string {
  return `${Math.round(figures[0]!['bytes']! / 1e3 / time(figures))} MB/s`;
}

function share(figures: readonly Figures[]): number {
  return median(figures.map(({ peak, bytes }) => peak! / bytes!));
}
