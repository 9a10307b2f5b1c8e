import type { ColumnName } from '../core/format/columns.ts';
import { DIRECTIONS } from '../core/format/direction.ts';
import { shownState } from '../core/format/flow-state.ts';
import { protocolName } from '../core/format/protocol.ts';
import { VERDICTS, verdictOf } from '../core/format/verdict.ts';
import { allRows } from '../core/table/filter-rows.ts';
import type { FlowRow } from '../core/table/flow-row.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import { groupRows } from '../core/table/group-rows.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { runInSlices } from './run-steps.ts';

/** Values that a list of completions can use. */
const MOST_VALUES = 200;

type Text = (row: FlowRow) => string;

/** Columns whose values are worth offering, and how a filter writes them. */
const TEXTS: Partial<Record<Exclude<ColumnName, 'IsDuplicate' | 'IsOtherSide'>, Text>> = {
  SrcIp: ({ srcIp }) => srcIp,
  DestIp: ({ destIp }) => destIp,
  SrcPort: ({ srcPort }) => String(srcPort),
  DestPort: ({ destPort }) => String(destPort),
  L4Protocol: ({ protocol }) => protocolName(protocol),
  FlowDirection: ({ direction }) => DIRECTIONS[direction].word,
  FlowStatus: ({ denied }) => VERDICTS[verdictOf(denied)].word,
  FlowState: ({ state, denied }) => shownState(state, denied),
  FlowEncryption: ({ encryption }) => encryption,
  AclRule: ({ rule }) => rule,
  AclGroup: ({ aclId }) => aclId,
  MacAddress: ({ macAddress }) => macAddress,
  TargetResourceId: ({ targetResourceId }) => targetResourceId,
  FlowLogResourceId: ({ flowLogResourceId }) => flowLogResourceId,
  Kind: ({ kind }) => kind,
};

/** The values that occur in a column, the most frequent first; none for times and counters. */
export async function columnValues(
  table: FlowTable,
  column: ColumnName,
  signal: Cancellation,
): Promise<readonly string[]> {
  if (column === 'IsDuplicate' || column === 'IsOtherSide') return [];
  const text = TEXTS[column];
  if (text === undefined) return [];
  const groups = await runInSlices(groupRows(table, allRows(table.rowCount), [column]), signal);
  const most = groups.toSorted((a, b) => b.rows - a.rows).slice(0, MOST_VALUES);
  return most.map(({ firstRow }) => text(table.row(firstRow)));
}
