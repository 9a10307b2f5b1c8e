import { bucketWidth } from '../../core/flows/buckets.ts';
import { flowMap } from '../../core/flows/flow-map.ts';
import { heatMap } from '../../core/flows/heat-map.ts';
import { timeSeries } from '../../core/flows/time-series.ts';
import { topGroups } from '../../core/flows/top-groups.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import { runInSlices } from '../run-steps.ts';
import type { View } from '../view.ts';
import type { Answers } from './answers.ts';

/** How the charts are answered: all but the timeline show the rows of the view. */
export const chartAnswers: Answers<'series' | 'top' | 'flowMap' | 'heatMap'> = {
  series: async (view, { stackBy, measure, booking }, signal) => {
    const { ids, brush } = await view.rowsOfAnyTime(signal);
    const previousTime = await previousTimes(view, measure !== 'tuples', signal);
    const options = { ...bucketsOver(view), stackBy, measure, booking, previousTime };
    const series = await runInSlices(timeSeries(view.table, ids, options), signal);
    const stacks = series.stacks.map((stack) => ({ ...stack, values: [...stack.values] }));
    return { ...series, stacks, rows: ids.length, ...(brush === undefined ? {} : { brush }) };
  },
  top: async (view, { dimension, measure, limit }, signal) => {
    const groups = topGroups(view.table, view.ids, dimension, measure, limit);
    const { top, others } = await runInSlices(groups, signal);
    return {
      top: top.map(({ firstRow, ...group }) => ({ ...group, row: view.row(firstRow) })),
      others,
    };
  },
  flowMap: async (view, { measure, limit }, signal) => {
    const map = await runInSlices(flowMap(view.table, view.ids, measure, limit), signal);
    const nodes = map.nodes.map((node) => withRow(view, node));
    return { rows: view.ids.length, nodes, links: map.links };
  },
  heatMap: async (view, { measure, booking, limit }, signal) => {
    const previousTime = await previousTimes(view, measure !== 'tuples', signal);
    const options = { ...bucketsOver(view), measure, booking, previousTime, limit };
    const map = await runInSlices(heatMap(view.table, view.ids, options), signal);
    const lines = map.lines.map((line) => withRow(view, { ...line, values: [...line.values] }));
    return { ...map, lines, rows: view.ids.length };
  },
};

/** One scale for all filters of a log, so that pictures can be compared. */
function bucketsOver(view: View) {
  const { firstTime, lastTime } = view.session.times;
  return bucketWidth(firstTime, lastTime);
}

const NO_TIMES = new Float64Array(0);

/** Tuples are booked where they stand: only counters need to know how long they were counted. */
async function previousTimes(view: View, isNeeded: boolean, signal: Cancellation) {
  return isNeeded ? (await view.session.flows.stitched(signal)).previousTime : NO_TIMES;
}

function withRow<T extends { readonly firstRow: number }>(view: View, { firstRow, ...rest }: T) {
  return firstRow < 0 ? rest : { ...rest, row: view.row(firstRow) };
}
