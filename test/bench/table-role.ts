import { decodeFlowLog, type FlowRow, type FlowTable } from '../../src/core/index.ts';
import { allRows, filterRows, type Predicate } from '../../src/core/table/filter-rows.ts';
import { groupRows } from '../../src/core/table/group-rows.ts';
import { FLAG_DENIED } from '../../src/core/table/segment.ts';
import { type SortKey, sortRows } from '../../src/core/table/sort-rows.ts';
import { runSteps } from '../../src/core/table/steps.ts';
import { LocalFile } from '../../src/sources/local-file.ts';
import { naiveRows } from './decode-roles.ts';
import { type Figures, median } from './roles.ts';

const RUNS = 7;

/** The median of several runs, in ms. */
function time(work: () => unknown): number {
  const runs = Array.from({ length: RUNS }, () => {
    const start = performance.now();
    work();
    return performance.now() - start;
  });
  return median(runs);
}

const deniedSsh: Predicate = ({ destPort, flags }, start, end, hits) => {
  for (let at = start; at < end; at++) {
    hits[at] = destPort[at] === 22 ? (flags[at]! & FLAG_DENIED) >> 1 : 0;
  }
};

/** The product's filter, sorts and groups. */
export async function table(path: string): Promise<Figures> {
  const file = await LocalFile.open(path);
  const { table: flows } = await decodeFlowLog(file.chunks());
  await file.close();
  const ids = allRows(flows.rowCount);
  const sort = (keys: readonly SortKey[]) => time(() => runSteps(sortRows(flows, ids, keys)));
  return {
    rows: flows.rowCount,
    filter: time(() => runSteps(filterRows(flows, deniedSsh))),
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
  const once = (work: () => unknown) => {
    const start = performance.now();
    work();
    return performance.now() - start;
  };
  const by = (compare: (a: FlowRow, b: FlowRow) => number) => once(() => [...rows].sort(compare));
  return {
    filter: time(() => rows.filter(({ destPort, denied }) => destPort === 22 && denied)),
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
