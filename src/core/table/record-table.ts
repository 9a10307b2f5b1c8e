import { GrowingColumn } from './growing-column.ts';
import type { FlowLogKind } from './flow-row.ts';

/** Numbers of the kinds in `RecordTable.kind`. */
export const RECORD_KINDS: readonly FlowLogKind[] = ['vnet', 'nsg'];

/** One row for each record of a log that holds tuples. Texts are ids in the table's dictionaries. */
export class RecordTable {
  /** Unix epoch, ms; 0 where absent or unreadable. */
  readonly time = new GrowingColumn(Float64Array);
  readonly version = new GrowingColumn(Float64Array);
  /** Index into `RECORD_KINDS`. */
  readonly kind = new GrowingColumn(Uint8Array);
  readonly mac = new GrowingColumn(Uint32Array);
  readonly target = new GrowingColumn(Uint32Array);
  readonly flowLog = new GrowingColumn(Uint32Array);
  readonly source = new GrowingColumn(Uint32Array);
  /** Byte offset of the record's opening brace, so that its text can be read again. */
  readonly offset = new GrowingColumn(Float64Array);

  get length(): number {
    return this.time.length;
  }

  add(source: number, offset: number): number {
    const record = this.length;
    for (const column of [
      this.time,
      this.version,
      this.kind,
      this.mac,
      this.target,
      this.flowLog,
    ]) {
      column.push(0);
    }
    this.source.push(source);
    this.offset.push(offset);
    return record;
  }
}
