import type { FlowTable } from './flow-table.ts';
import { NumberIndex } from './number-index.ts';
import { FLAG_DEST_IPV6, FLAG_SRC_IPV6 } from './row-codes.ts';
import { SEGMENT_BITS, SEGMENT_MASK, SEGMENT_ROWS, type Segment } from './segment.ts';
import type { Steps } from './steps.ts';

/** The distinct IPv4 addresses of a table; those of IPv6 are in a dictionary of the table's own. */
export class TableAddresses {
  /** Addresses as numbers, in the order of their coming. */
  readonly ipv4 = new NumberIndex();
  private readonly table: FlowTable;
  /** Rows that were looked at. */
  private seen = 0;

  constructor(table: FlowTable) {
    this.table = table;
  }

  /** Looks at the rows that came since the last time. */
  *update(): Steps<void> {
    const { segments, rowCount } = this.table;
    while (this.seen < rowCount) {
      const start = this.seen & SEGMENT_MASK;
      const end = Math.min(SEGMENT_ROWS, start + rowCount - this.seen);
      this.look(segments[this.seen >>> SEGMENT_BITS]!, start, end);
      this.seen += end - start;
      yield;
    }
  }

  private look({ srcIp, destIp, flags }: Segment, start: number, end: number): void {
    const { ipv4 } = this;
    for (let at = start; at < end; at++) {
      const kinds = flags[at]!;
      if ((kinds & FLAG_SRC_IPV6) === 0) ipv4.indexOf(srcIp[at]!);
      if ((kinds & FLAG_DEST_IPV6) === 0) ipv4.indexOf(destIp[at]!);
    }
  }
}
