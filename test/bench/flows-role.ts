import { compileFilter } from '../../src/core/filter/index.ts';
import { bucketWidth } from '../../src/core/flows/buckets.ts';
import { stitchFlows } from '../../src/core/flows/stitch-flows.ts';
import { timeSeries } from '../../src/core/flows/time-series.ts';
import { topGroups } from '../../src/core/flows/top-groups.ts';
import type { FlowRow, FlowTable } from '../../src/core/index.ts';
import { allRows, filterRows, type Predicate } from '../../src/core/table/filter-rows.ts';
import { runSteps } from '../../src/core/table/steps.ts';
import { TableTotals } from '../../src/core/table/table-totals.ts';
import { regex } from '../../src/engine/regex.ts';
import { naiveRows, tableOf } from './decode-roles.ts';
import { type Figures, once, time } from './roles.ts';

const DENIED_SSH = 'DestPort == 22 and FlowStatus == "Denied"';
const TEXTS = 'ipv4_is_in_range(SrcIp, "10.20.0.0/16") and AclRule contains "allow"';
const FIVE = `${DENIED_SSH} and ${TEXTS} and BytesSrcToDest + BytesDestToSrc > 1000`;

const NO_TIMES = new Float64Array(0);

function compiled(table: FlowTable, text: string): Predicate {
  const predicate = compileFilter(table, text, { now: Date.now(), regex });
  if (typeof predicate !== 'function') throw new Error(predicate.message);
  return predicate;
}

/** The product's filter language, timeline, tops and conversations. */
export async function flows(path: string): Promise<Figures> {
  const table = await tableOf(path);
  const ids = allRows(table.rowCount);
  const totals = new TableTotals(table);
  totals.update();
  const buckets = bucketWidth(totals.firstTime, totals.lastTime);
  const conversations = runSteps(stitchFlows(table));
  const filter = (text: string) => time(() => runSteps(filterRows(table, compiled(table, text))));
  const tuples = { ...buckets, stackBy: 'verdict', measure: 'tuples', booking: 'raw' } as const;
  const bytes = { ...tuples, measure: 'bytes', booking: 'spread' } as const;
  const { previousTime } = conversations;
  return {
    rows: table.rowCount,
    compile: time(() => compiled(table, FIVE)),
    filter: filter(DENIED_SSH),
    filterText: filter(TEXTS),
    series: time(() => runSteps(timeSeries(table, ids, { ...tuples, previousTime: NO_TIMES }))),
    seriesSpread: time(() => runSteps(timeSeries(table, ids, { ...bytes, previousTime }))),
    top: time(() => runSteps(topGroups(table, ids, 'source', 'bytes', 20))),
    stitch: time(() => runSteps(stitchFlows(table))),
  };
}

/** What of it can be asked of an array of row objects in a few lines. */
export function naiveFlows(path: string): Figures {
  const rows = naiveRows(path);
  const isInRange = ({ srcIp, rule }: FlowRow) =>
    srcIp.startsWith('10.20.') && rule.toLowerCase().includes('allow');
  return {
    filter: time(() => rows.filter(({ destPort, denied }) => destPort === 22 && denied)),
    filterText: time(() => rows.filter(isInRange)),
    series: time(() => naiveSeries(rows)),
    top: once(() => naiveTop(rows)),
    stitch: once(() => naiveConversations(rows)),
  };
}

function naiveSeries(rows: readonly FlowRow[]): Map<string, number> {
  const buckets = new Map<string, number>();
  for (const { time, denied } of rows) {
    const key = `${Math.floor(time / 60_000)} ${denied}`;
    buckets.set(key, (buckets.get(key) ?? 0) + 1);
  }
  return buckets;
}

function naiveTop(rows: readonly FlowRow[]): [string, number][] {
  const sums = new Map<string, number>();
  for (const { srcIp, bytesSrcToDest, bytesDestToSrc } of rows) {
    sums.set(srcIp, (sums.get(srcIp) ?? 0) + bytesSrcToDest + bytesDestToSrc);
  }
  return [...sums].sort((a, b) => b[1] - a[1]).slice(0, 20);
}

/** Rows by flow, without telling one conversation of a flow from the next. */
function naiveConversations(rows: readonly FlowRow[]): Map<string, FlowRow[]> {
  const found = new Map<string, FlowRow[]>();
  for (const row of rows) {
    const key = `${row.srcIp} ${row.srcPort} ${row.destIp} ${row.destPort} ${row.protocol} ${row.macAddress} ${row.direction}`;
    const flow = found.get(key);
    if (flow === undefined) found.set(key, [row]);
    else flow.push(row);
  }
  return found;
}
