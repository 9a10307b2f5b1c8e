/** Where bytes come from: a file, a blob, or what the host has read. Only ever read. */
export interface ByteSource {
  /** Size in bytes, as far as it is known: a live blob grows while it is read. */
  readonly size: number;
  /** Names these bytes; another opening asks by it whether it `holds` them. */
  readonly version: string;
  /** True where the records of an earlier opening of that version still stand where they stood. */
  holds(version: string): boolean;
  /**
   * All bytes from `start` (the first) on, at first few of them, so that something shows at once.
   * A chunk's memory is used again once the next but one is asked for. Throws a `FailureError`
   * where the source cannot be read; with `changed`, what was given is not its beginning any more.
   */
  chunks(start?: number): AsyncIterable<Uint8Array>;
  /** Bytes from `start` on, at most `length`; fewer at the end. Throws as `chunks` does. */
  range(start: number, length: number): Promise<Uint8Array>;
  /** Ends what is under way, too. */
  close(): Promise<void>;
}

/** Hears how reading from a server goes, between the chunks. */
export interface SourceWatch {
  /** So many bytes have arrived. */
  received(bytes: number): void;
  /** The server has asked for patience, or is asked again. */
  waiting(isWaiting: boolean): void;
}

/** How a source is opened. */
export interface OpenOptions {
  /** Raised: requests under way end, and whatever waits for them rejects with `cancelled`. */
  readonly signal?: AbortSignal | undefined;
  readonly watch?: SourceWatch | undefined;
}
