import { shownState } from '../format/flow-state.ts';
import type { FlowLogKind } from '../table/flow-row.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { RECORD_KINDS } from '../table/record-table.ts';
import { FLAG_DENIED, FLAG_STATISTICS, STATE_SHIFT } from '../table/row-codes.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_ROWS, STATE_LETTERS } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';

/** What a log holds, or does not, that blind spots can be told by. */
export interface TableSigns {
  readonly tuples: number;
  /** Tuples by kind of log. */
  readonly tuplesOf: Readonly<Record<FlowLogKind, number>>;
  readonly denied: number;
  /** Tuples that have a state at all, which those of NSG version 1 have not, and those with `B`. */
  readonly stated: number;
  readonly begins: number;
  /** Different NICs that are named. */
  readonly nics: number;
  /** Allowed `C` and `E` tuples of NSG logs with statistics, and those of them with zeros alone. */
  readonly nsgCounted: number;
  readonly nsgZeros: number;
  /** Tuples of an earlier UTC hour than that in which their record was written. */
  readonly earlier: number;
}

const HOUR = 60 * 60 * 1000;

/** Reads the signs of all rows that the table has now. */
export function* tableSigns(table: FlowTable): Steps<TableSigns> {
  const { rowCount } = table;
  const reader = new SignReader(table);
  for (let row = 0; row < rowCount; row += SEGMENT_ROWS) {
    reader.read(table.segments[row >>> SEGMENT_BITS]!, Math.min(SEGMENT_ROWS, rowCount - row));
    yield;
  }
  return reader.signs(rowCount);
}

class SignReader {
  private readonly table: FlowTable;
  /** Rows of each value of `Segment.flags`: verdicts and states are counted from them. */
  private readonly ofFlags = new Float64Array(256);
  /** Rows of each `flowTuples` list: kinds and NICs are counted from them. */
  private readonly ofGroup: Float64Array;
  private readonly isNsg: Uint8Array;
  /** For each `flowTuples` list the start of the hour in which its record was written. */
  private readonly hourOf: Float64Array;
  private nsgCounted = 0;
  private nsgZeros = 0;
  private earlier = 0;

  constructor(table: FlowTable) {
    const { groups, records } = table;
    const ofRecords = (of: (record: number) => number) => (_: unknown, group: number) =>
      of(groups.record.values[group]!);
    const { length } = groups;
    const nsg = RECORD_KINDS.indexOf('nsg');
    this.table = table;
    this.ofGroup = new Float64Array(length);
    this.isNsg = Uint8Array.from(
      { length },
      ofRecords((record) => (records.kind.values[record] === nsg ? 1 : 0)),
    );
    this.hourOf = Float64Array.from(
      { length },
      ofRecords((record) => Math.floor(records.time.values[record]! / HOUR) * HOUR),
    );
  }

  read(segment: Segment, rows: number): void {
    for (let at = 0; at < rows; at++) {
      const flags = segment.flags[at]!;
      const group = segment.group[at]!;
      this.ofFlags[flags]!++;
      this.ofGroup[group]!++;
      if (segment.time[at]! < this.hourOf[group]!) this.earlier++;
      if (this.isNsg[group] === 1 && COUNTED[flags] === 1) this.count(segment, at);
    }
  }

  signs(tuples: number): TableSigns {
    const nsg = this.ofGroup.reduce((sum, rows, group) => sum + rows * this.isNsg[group]!, 0);
    return {
      tuples,
      tuplesOf: { nsg, vnet: tuples - nsg },
      denied: this.rowsWhere((_, denied) => denied),
      stated: this.rowsWhere((state) => state !== ''),
      begins: this.rowsWhere((state) => state === 'B'),
      nics: this.nics(),
      nsgCounted: this.nsgCounted,
      nsgZeros: this.nsgZeros,
      earlier: this.earlier,
    };
  }

  private count(segment: Segment, at: number): void {
    this.nsgCounted++;
    if (segment.counters.every((column) => column[at] === 0)) this.nsgZeros++;
  }

  private rowsWhere(is: (state: string, denied: boolean) => boolean): number {
    return this.ofFlags.reduce((sum, rows, flags) => sum + (is(...stateOf(flags)) ? rows : 0), 0);
  }

  private nics(): number {
    const { groups, records } = this.table;
    const macs = Array.from(this.ofGroup, (rows, group) => {
      const ofRecord = records.mac.values[groups.record.values[group]!]!;
      return rows === 0 ? 0 : groups.mac.values[group]! || ofRecord;
    });
    return new Set(macs.filter((mac) => mac !== 0)).size;
  }
}

function stateOf(flags: number): [state: string, denied: boolean] {
  const denied = (flags & FLAG_DENIED) !== 0;
  return [shownState(STATE_LETTERS[flags >>> STATE_SHIFT] ?? '', denied), denied];
}

/** For each value of `Segment.flags` 1 where such a row is an allowed `C` or `E` that counts. */
const COUNTED = Uint8Array.from({ length: 256 }, (_, flags) => {
  const [state] = stateOf(flags);
  return (state === 'C' || state === 'E') && (flags & FLAG_STATISTICS) !== 0 ? 1 : 0;
});
