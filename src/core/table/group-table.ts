import { GrowingColumn } from './growing-column.ts';

/**
 * One row for each `flowTuples` list of a log: what all its tuples share. A tuple points here
 * instead of carrying rule and ACL itself; a list longer than 64 KiB has several rows.
 */
export class GroupTable {
  readonly rule = new GrowingColumn(Uint32Array);
  readonly acl = new GrowingColumn(Uint32Array);
  /** The NIC that the list itself names (NSG logs); 0 where only the record names one. */
  readonly mac = new GrowingColumn(Uint32Array);
  readonly record = new GrowingColumn(Uint32Array);
  /** Byte offset from which the tuples' own offsets count. */
  readonly baseOffset = new GrowingColumn(Float64Array);

  get length(): number {
    return this.record.length;
  }

  add(record: number, baseOffset: number): number {
    const group = this.length;
    this.rule.push(0);
    this.acl.push(0);
    this.mac.push(0);
    this.record.push(record);
    this.baseOffset.push(baseOffset);
    return group;
  }
}
