import { formatIpv4 } from '../format/address.ts';
import { ENCRYPTION_CODES } from '../format/encryption.ts';
import { ByteDictionary } from './byte-dictionary.ts';
import type { FlowRow } from './flow-row.ts';
import { GroupTable } from './group-table.ts';
import { Ipv6Dictionary } from './ipv6-dictionary.ts';
import { RECORD_KINDS, RecordTable } from './record-table.ts';
import {
  FLAG_DENIED,
  FLAG_DEST_IPV6,
  FLAG_OUTBOUND,
  FLAG_SRC_IPV6,
  FLAG_STATISTICS,
  STATE_SHIFT,
} from './row-codes.ts';
import { SEGMENT_BITS, SEGMENT_MASK, type Segment, STATE_LETTERS } from './segment.ts';
import { TextDictionary } from './text-dictionary.ts';

/** Where a row stands in its file. */
export interface RowOrigin {
  /** The blob or file, as it was named when its decoding began. */
  readonly source: string;
  /** Byte offset of the tuple's first character, in the decompressed bytes. */
  readonly offset: number;
  /** Byte offset of its record's opening brace. */
  readonly recordOffset: number;
}

/**
 * The decoded tuples of one or more logs, in file order. Rows `0` to `rowCount - 1` are whole and
 * never change; more may come behind them while a decoder writes. `TableWriter` fills it.
 */
export class FlowTable {
  readonly segments: Segment[] = [];
  readonly groups = new GroupTable();
  readonly records = new RecordTable();
  /** The documented codes first, so that there is always room for them. */
  readonly encryptions = new ByteDictionary(ENCRYPTION_CODES.map(({ code }) => code));
  readonly ipv6 = new Ipv6Dictionary();
  readonly rules = new TextDictionary();
  readonly acls = new TextDictionary();
  readonly macs = new TextDictionary();
  readonly targets = new TextDictionary();
  readonly flowLogs = new TextDictionary();
  readonly sources = new TextDictionary();
  /** Rows that are published: whole, with all that their records say of them. */
  rowCount = 0;

  /** The row at `index`. Throws a RangeError outside `0 … rowCount - 1`. */
  row(index: number): FlowRow {
    const segment = this.segmentOf(index);
    const at = index & SEGMENT_MASK;
    return { ...this.tupleFields(segment, at), ...this.recordFields(segment.group[at]!) };
  }

  /** Where the row at `index` stands in its file. Throws a RangeError as `row` does. */
  origin(index: number): RowOrigin {
    const segment = this.segmentOf(index);
    const at = index & SEGMENT_MASK;
    const group = segment.group[at]!;
    const record = this.groups.record.values[group]!;
    return {
      source: this.sources.text(this.records.source.values[record]!),
      offset: this.groups.baseOffset.values[group]! + segment.offset[at]!,
      recordOffset: this.records.offset.values[record]!,
    };
  }

  /** Memory that the columns of the rows take, in bytes. */
  get byteLength(): number {
    return this.segments.reduce((bytes, segment) => bytes + segment.byteLength, 0);
  }

  private segmentOf(index: number): Segment {
    const segment = this.segments[index >>> SEGMENT_BITS];
    if (segment === undefined || !Number.isInteger(index) || index >= this.rowCount) {
      throw new RangeError(`There is no row ${index}: the table has ${this.rowCount} rows.`);
    }
    return segment;
  }

  private tupleFields(segment: Segment, at: number) {
    const flags = segment.flags[at]!;
    const outbound = (flags & FLAG_OUTBOUND) !== 0;
    return {
      time: segment.time[at]!,
      srcIp: this.address(segment.srcIp[at]!, (flags & FLAG_SRC_IPV6) !== 0),
      destIp: this.address(segment.destIp[at]!, (flags & FLAG_DEST_IPV6) !== 0),
      srcPort: segment.srcPort[at]!,
      destPort: segment.destPort[at]!,
      protocol: segment.protocol[at]!,
      direction: outbound ? ('O' as const) : ('I' as const),
      state: STATE_LETTERS[flags >>> STATE_SHIFT]!,
      denied: (flags & FLAG_DENIED) !== 0,
      encryption: this.encryptions.text(segment.encryption[at]!),
      packetsSrcToDest: segment.packetsSrcToDest[at]!,
      bytesSrcToDest: segment.bytesSrcToDest[at]!,
      packetsDestToSrc: segment.packetsDestToSrc[at]!,
      bytesDestToSrc: segment.bytesDestToSrc[at]!,
      hasStatistics: (flags & FLAG_STATISTICS) !== 0,
    };
  }

  private recordFields(group: number) {
    const { groups, records } = this;
    const record = groups.record.values[group]!;
    const mac = groups.mac.values[group]! || records.mac.values[record]!;
    return {
      aclId: this.acls.text(groups.acl.values[group]!),
      rule: this.rules.text(groups.rule.values[group]!),
      macAddress: this.macs.text(mac),
      kind: RECORD_KINDS[records.kind.values[record]!]!,
      version: records.version.values[record]!,
      recordTime: records.time.values[record]!,
      targetResourceId: this.targets.text(records.target.values[record]!),
      flowLogResourceId: this.flowLogs.text(records.flowLog.values[record]!),
    };
  }

  private address(value: number, ipv6: boolean): string {
    return ipv6 ? this.ipv6.text(value) : formatIpv4(value);
  }
}
