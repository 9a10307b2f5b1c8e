/** Where bytes come from: a file, a blob, or what the host has read. Only ever read. */
export interface ByteSource {
  /** Size in bytes, as it was when the source was opened. */
  readonly size: number;
  /**
   * All bytes from the first on. A chunk's memory is used again once the next but one is asked
   * for. Throws a `FailureError` where the source cannot be read.
   */
  chunks(): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}
