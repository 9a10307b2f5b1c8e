import type { Stats } from 'node:fs';
import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { FailureError, type FailureCode } from '../protocol/failure.ts';
import type { ByteSource } from './byte-source.ts';

/** Small, so that the first rows show at once however large the file is. */
const FIRST_CHUNK = 128 * 1024;
const CHUNK = 2 * 1024 * 1024;

/** A file of this machine, read in ranges through a handle of its own. */
export class LocalFile implements ByteSource {
  readonly size: number;
  readonly version: string;
  private readonly file: FileHandle;
  private readonly path: string;

  private constructor(file: FileHandle, path: string, stats: Stats) {
    this.file = file;
    this.path = path;
    this.size = stats.size;
    this.version = versionOf(stats);
  }

  static async open(path: string): Promise<LocalFile> {
    try {
      const file = await open(path, 'r');
      try {
        return new LocalFile(file, path, await file.stat());
      } catch (thrown) {
        await file.close();
        throw thrown;
      }
    } catch (thrown) {
      throw readFailure(path, thrown);
    }
  }

  holds(version: string): boolean {
    return version === this.version;
  }

  /** Reads the next chunk while the last one is being used: the buffers take turns. */
  async *chunks(start = 0): AsyncGenerator<Uint8Array> {
    const buffers = [new Uint8Array(CHUNK), new Uint8Array(CHUNK), new Uint8Array(CHUNK)];
    let at = start;
    let turn = 0;
    let next = this.read(buffers[turn]!, FIRST_CHUNK, at);
    for (;;) {
      const chunk = await next;
      if (chunk.length === 0) return await this.expectSame();
      at += chunk.length;
      turn = (turn + 1) % buffers.length;
      next = this.read(buffers[turn]!, CHUNK, at);
      // Whoever stops here leaves this read behind; its failure is nobody's then.
      next.catch(() => undefined);
      yield chunk;
    }
  }

  async range(start: number, length: number): Promise<Uint8Array> {
    const room = Math.max(0, Math.min(length, this.size - start));
    return this.read(new Uint8Array(room), room, start);
  }

  async close(): Promise<void> {
    await this.file.close();
  }

  /** A file may grow while it is read; cut, or written anew in its length, it is another log. */
  private async expectSame(): Promise<void> {
    const { size, mtimeMs } = await this.file.stat();
    if (size > this.size || versionOf({ size, mtimeMs }) === this.version) return;
    throw new FailureError(
      'changed',
      `${this.path} was written anew while it was read.`,
      'Read it again to see what it holds now.',
    );
  }

  private async read(buffer: Uint8Array, most: number, position: number): Promise<Uint8Array> {
    try {
      const { bytesRead } = await this.file.read(buffer, 0, most, position);
      return buffer.subarray(0, bytesRead);
    } catch (thrown) {
      throw readFailure(this.path, thrown);
    }
  }
}

/** What is known of a small file without reading it. Rejects with a `FailureError`. */
export async function factsOfFile(path: string): Promise<{ size: number; version: string }> {
  try {
    const { size, mtimeMs } = await stat(path);
    return { size, version: `${path} ${size} ${mtimeMs}` };
  } catch (thrown) {
    throw readFailure(path, thrown);
  }
}

/** A small file whole. Rejects with a `FailureError`. */
export async function readWholeFile(path: string): Promise<Uint8Array> {
  try {
    return await readFile(path);
  } catch (thrown) {
    throw readFailure(path, thrown);
  }
}

function versionOf({ size, mtimeMs }: Pick<Stats, 'size' | 'mtimeMs'>): string {
  return `${size} ${mtimeMs}`;
}

const FAILURES: Record<string, readonly [FailureCode, string, string]> = {
  ENOENT: ['not-found', 'does not exist any more', 'It may have been moved or deleted.'],
  EACCES: ['no-access', 'may not be read by you', 'Check the permissions of the file.'],
  EPERM: ['no-access', 'may not be read by you', 'Check the permissions of the file.'],
  EISDIR: ['unreadable', 'is a folder', 'Open a file in it.'],
};

/** Why a file of this machine cannot be read, in words. */
function readFailure(path: string, thrown: unknown): FailureError {
  const code = thrown instanceof Error && 'code' in thrown ? String(thrown.code) : '';
  const known = FAILURES[code];
  if (known !== undefined) return new FailureError(known[0], `${path} ${known[1]}.`, known[2]);
  const reason = code === '' ? '' : ` (${code})`;
  return new FailureError('unreadable', `${path} could not be read${reason}.`, 'Try again.');
}
