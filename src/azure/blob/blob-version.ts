import { createHash } from 'node:crypto';
import { type BlobClient, type Block, RestError } from '@azure/storage-blob';

/** What a blob was at one time: all reading of it names its ETag. */
export interface BlobVersion {
  readonly etag: string;
  readonly size: number;
  /** None where the blob was written in one go: it has no blocks then. */
  readonly blocks: readonly Block[];
}

/** The version of a blob as it is now, by one request. Rejects as the SDK does. */
export async function readVersion(
  client: BlobClient,
  abortSignal: AbortSignal,
): Promise<BlobVersion> {
  try {
    const list = await client.getBlockBlobClient().getBlockList('committed', { abortSignal });
    const { etag = '', blobContentLength: size = 0, committedBlocks: blocks = [] } = list;
    return { etag, size, blocks };
  } catch (thrown) {
    // Archives may hold append blobs and page blobs, which have no list at all.
    if (!(thrown instanceof RestError && thrown.code === 'InvalidBlobType')) throw thrown;
    const { etag = '', contentLength: size = 0 } = await client.getProperties({ abortSignal });
    return { etag, size, blocks: [] };
  }
}

/** How many bytes two versions begin with alike: those of the blocks, by id and size. */
export function sharedBytes(a: BlobVersion, b: BlobVersion): number {
  let bytes = 0;
  for (const [at, block] of a.blocks.entries()) {
    const other = b.blocks[at];
    if (block.name !== other?.name || block.size !== other.size) break;
    bytes += block.size;
  }
  return bytes;
}

/** Where the last block begins; 0 where there are no blocks. */
export function lastBlockStart({ size, blocks }: BlobVersion): number {
  return size - (blocks.at(-1)?.size ?? size);
}

/** The block that closes a log holds `]}` and is another one after the next minute. */
const MOST_CLOSING_BYTES = 16;

/** Names a version so that a later one can tell whether it begins with its records. */
export function nameOf(version: BlobVersion): string {
  const { blocks, etag } = version;
  const last = blocks.at(-1);
  const isClosed = last !== undefined && last.size <= MOST_CLOSING_BYTES;
  const count = isClosed ? blocks.length - 1 : blocks.length;
  return `${count} ${hashOf(version, count)} ${etag}`;
}

/** True where a version is the one of that name, or begins with all its records. */
export function holdsRecordsOf(version: BlobVersion, name: string): boolean {
  if (name === nameOf(version)) return true;
  const [count = '0', hash] = name.split(' ');
  return Number(count) > 0 && hash === hashOf(version, Number(count));
}

function hashOf({ blocks }: BlobVersion, count: number): string {
  const hash = createHash('sha256');
  for (const { name, size } of blocks.slice(0, count)) hash.update(`${name} ${size}\n`);
  return hash.digest('base64');
}
