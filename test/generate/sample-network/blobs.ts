/** A record as it stands in its blob, and when it was written (ms). */
export interface WrittenRecord {
  readonly written: number;
  readonly text: string;
}

/** The blob of one interface and hour. */
export interface SampleBlob {
  readonly kind: 'vnet' | 'nsg';
  readonly name: string;
  /** When its hour begins, ms. */
  readonly hour: number;
  readonly records: readonly WrittenRecord[];
}

/** The text of a log of these records. */
export function logText(records: readonly WrittenRecord[]): string {
  return `{"records":[${records.map(({ text }) => text).join(',')}]}`;
}
