import { eventLoopTurn } from '../core/platform.ts';
import type { ByteSource } from './byte-source.ts';

const CHUNK = 1024 * 1024;

/** Bytes that were read elsewhere: documents of other providers, such as git's. */
export class GivenBytes implements ByteSource {
  readonly version = 'given';
  private readonly bytes: Uint8Array;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
  }

  get size(): number {
    return this.bytes.length;
  }

  holds(version: string): boolean {
    return version === this.version;
  }

  async *chunks(start = 0): AsyncGenerator<Uint8Array> {
    for (let at = start; at < this.bytes.length; at += CHUNK) {
      // Between chunks the worker hears a cancellation.
      await eventLoopTurn();
      yield this.bytes.subarray(at, at + CHUNK);
    }
  }

  range(start: number, length: number): Promise<Uint8Array> {
    return Promise.resolve(this.bytes.subarray(start, start + length));
  }

  close(): Promise<void> {
    return Promise.resolve();
  }
}
