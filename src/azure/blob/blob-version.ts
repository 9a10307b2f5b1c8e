import { type BlobClient, type Block, RestError } from '@azure/storage-blob';

/** What a blob was at one time: all reading of it names its ETag. */
export interface BlobVersion {
  readonly etag: string;
  readonly size: number;
  /** None where the blob was written in one go: it has no blocks then. */
  readonly blocks: readonly Block[];
}

/**
 * The version of a blob as it is now, by one request; `undefined` where the answer does not tell.
 * Rejects as the SDK does.
 */
export async function readVersion(
  client: BlobClient,
  abortSignal: AbortSignal,
): Promise<BlobVersion | undefined> {
  try {
    const list = await client.getBlockBlobClient().getBlockList('committed', { abortSignal });
    const { etag, blobContentLength: size, committedBlocks: blocks = [] } = list;
    if (etag !== undefined && size !== undefined) return { etag, size, blocks };
  } catch (thrown) {
    // Archives may hold append blobs and page blobs, which have no list at all.
    if (!(thrown instanceof RestError && thrown.code === 'InvalidBlobType')) throw thrown;
  }
  const { etag, contentLength: size } = await client.getProperties({ abortSignal });
  return etag === undefined || size === undefined ? undefined : { etag, size, blocks: [] };
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

/** Names a version by its ETag and its blocks, so that a later one can tell whether it begins alike. */
export function nameOf({ etag, blocks }: BlobVersion): string {
  const last = blocks.at(-1);
  const isClosed = last !== undefined && last.size <= MOST_CLOSING_BYTES;
  return `${etag}\n${textOf(isClosed ? blocks.slice(0, -1) : blocks)}`;
}

/** True where a version is the one of that name, or begins with all its records. */
export function holdsRecordsOf(version: BlobVersion, name: string): boolean {
  const endOfEtag = name.indexOf('\n');
  if (name.slice(0, endOfEtag) === version.etag) return true;
  const records = name.slice(endOfEtag + 1);
  return records !== '' && textOf(version.blocks).startsWith(records);
}

/** A line a block; their names are Base64. */
function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ name, size }) => `${name} ${size}\n`).join('');
}
