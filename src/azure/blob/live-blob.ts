import type { BlobClient } from '@azure/storage-blob';
import { FailureError } from '../../protocol/failure.ts';
import { cancelled } from '../client/pause.ts';
import { storageFailure } from '../storage-failure.ts';
import { type BlobVersion, readVersion, sharedBytes } from './blob-version.ts';

/**
 * A blob that may change while it is read. A log's blob is written anew each minute of its hour,
 * from the blocks that it has, one new block, and the closing one. So what was read stays right
 * as far as the blocks are the same ones, and reading goes on under the new ETag.
 */
export class LiveBlob {
  readonly name: string;
  readonly client: BlobClient;
  private readonly signal: AbortSignal;
  private now: BlobVersion;
  /** For each change that was seen, how many bytes it left as they were. */
  private readonly kept: number[] = [];
  private renewing: Promise<void> | undefined;

  private constructor(client: BlobClient, name: string, now: BlobVersion, signal: AbortSignal) {
    this.client = client;
    this.name = name;
    this.now = now;
    this.signal = signal;
  }

  /** Rejects with a `FailureError`; with `cancelled` once `signal` is raised, then and later. */
  static async open(client: BlobClient, name: string, signal: AbortSignal): Promise<LiveBlob> {
    return new LiveBlob(client, name, await readNow(client, name, signal), signal);
  }

  get version(): BlobVersion {
    return this.now;
  }

  /** Counts the changes that were seen. */
  get generation(): number {
    return this.kept.length;
  }

  /** How many of the first bytes are what they were in that generation. */
  unchangedSince(generation: number): number {
    return Math.min(Infinity, ...this.kept.slice(generation));
  }

  /** Looks what the blob is now that the version of that ETag is gone. Rejects as `open` does. */
  async renew(etag: string): Promise<void> {
    if (etag !== this.now.etag) return;
    // Ranges that are read side by side all find it gone: one of them looks.
    this.renewing ??= this.readAgain().finally(() => (this.renewing = undefined));
    await this.renewing;
  }

  /** What to say where the bytes that were read are not the beginning of the blob any more. */
  changed(): FailureError {
    return new FailureError(
      'changed',
      `${this.name} was written anew while it was read.`,
      'Read it again to see what it holds now.',
    );
  }

  private async readAgain(): Promise<void> {
    const next = await readNow(this.client, this.name, this.signal);
    this.kept.push(sharedBytes(this.now, next));
    this.now = next;
  }
}

async function readNow(client: BlobClient, name: string, signal: AbortSignal) {
  try {
    return (await readVersion(client, signal)) ?? unversioned(name);
  } catch (thrown) {
    throw signal.aborted ? cancelled() : storageFailure(thrown, name);
  }
}

/** Without its ETag two versions of a blob could be read as one. */
function unversioned(name: string): never {
  throw new FailureError(
    'unreachable',
    `${name} was not read: the answer does not tell which version of it there is.`,
    'In a browser, the CORS rule of the account has to expose all headers (“*”). Elsewhere a proxy in between may take them away.',
  );
}
