import type { FlowRow, FlowTable } from '../../src/core/index.ts';
import { allRows } from '../../src/core/table/filter-rows.ts';
import { groupRows } from '../../src/core/table/group-rows.ts';
import { type SortKey, sortRows } from '../../src/core/table/sort-rows.ts';
import { runSteps } from '../../src/core/table/steps.ts';
import { naiveRows, tableOf } from './decode-roles.ts';
import { type Figures, once, time } from './roles.ts';

/** The product's sorts and groups. */
export async function table(path: string): Promise<Figures> {
  const flows = await tableOf(path);
  const ids = allRows(flows.rowCount);
  const sort = (keys: readonly SortKey[]) => time(() => runSteps(sortRows(flows, ids, keys)));
  return {
    rows: flows.rowCount,
    sortNumber: sort([{ column: 'DestPort', descending: false }]),
    sortCounter: sort([{ column: 'BytesDestToSrc', descending: true }]),
    sortAddress: sort([{ column: 'SrcIp', descending: false }]),
    sortTwo: sort([
      { column: 'AclRule', descending: false },
      { column: 'Time', descending: true },
    ]),
    group: groupTime(flows, ids),
  };
}

function groupTime(flows: FlowTable, ids: Uint32Array): number {
  return time(() => runSteps(groupRows(flows, ids, ['SrcIp', 'DestIp'])));
}

/** The same questions put to an array of row objects. */
export function naiveTable(path: string): Figures {
  const rows = naiveRows(path);
  const by = (compare: (a: FlowRow, b: FlowRow) => number) => once(() => [...rows].sort(compare));
  return {
    sortNumber: by((a, b) => a.destPort - b.destPort),
    sortCounter: by((a, b) => b.bytesDestToSrc - a.bytesDestToSrc),
    sortAddress: by((a, b) => (a.srcIp < b.srcIp ? -1 : a.srcIp > b.srcIp ? 1 : 0)),
    sortTwo: by((a, b) => (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : b.time - a.time)),
    group: once(() => naiveGroups(rows)),
  };
}

function naiveGroups(rows: readonly FlowRow[]): Map<string, { rows: number; bytes: number }> {
  const groups = new Map<string, { rows: number; bytes: number }>();
  for (const row of rows) {
    const key = `${row.srcIp} ${row.destIp}`;
    const group = groups.get(key) ?? { rows: 0, bytes: 0 };
    group.rows++;
    group.bytes += row.bytesSrcToDest + row.bytesDestToSrc;
    groups.set(key, group);
  }
  return groups;
}
