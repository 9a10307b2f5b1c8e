/** Where bytes come from: a file, a blob, or what the host has read. Only ever read. */
export interface ByteSource {
  /** Size in bytes, as it was when the source was opened. */
  readonly size: number;
  /** Another one where the bytes are, or may be, no longer those that an earlier opening found. */
  readonly version: string;
  /**
   * All bytes from the first on. A chunk's memory is used again once the next but one is asked
   * for. Throws a `FailureError` where the source cannot be read.
   */
  chunks(): AsyncIterable<Uint8Array>;
  /** Bytes from `start` on, at most `length`; fewer at the end. Throws as `chunks` does. */
  range(start: number, length: number): Promise<Uint8Array>;
  close(): Promise<void>;
}
