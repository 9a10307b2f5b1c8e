import { NOMINAL_SPAN } from '../../core/flows/book-rows.ts';
import { bucketWidth } from '../../core/flows/buckets.ts';
import { flowMap } from '../../core/flows/flow-map.ts';
import { heatMap } from '../../core/flows/heat-map.ts';
import { timeSeries } from '../../core/flows/time-series.ts';
import { topGroups } from '../../core/flows/top-groups.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import type { LabelKind, PageRow } from '../../protocol/session.ts';
import { isNameColumn } from '../../core/format/columns.ts';
import { type Dimension, DIMENSIONS, MAP_DIMENSIONS } from '../../core/format/dimensions.ts';
import { runInSlices } from '../run-steps.ts';
import type { View } from '../view.ts';
import type { Answers } from './answers.ts';
import { betweenAnswer } from './between.ts';

/** How the charts are answered: all but the timeline show the rows of the view. */
export const chartAnswers: Answers<'series' | 'top' | 'flowMap' | 'heatMap' | 'between'> = {
  between: async (view, question, signal) => {
    const { measure, booking } = question;
    const previousTime = await previousTimes(view, measure !== 'tuples', signal);
    return betweenAnswer(
      view,
      question,
      { ...bucketsOver(view), measure, booking, previousTime },
      signal,
    );
  },
  series: async (view, { stackBy, measure, booking }, signal) => {
    const { ids, brush } = await view.rowsOfAnyTime(signal);
    const previousTime = await previousTimes(view, measure !== 'tuples', signal);
    const options = { ...bucketsOver(view), stackBy, measure, booking, previousTime };
    const series = await runInSlices(timeSeries(view.table, ids, options), signal);
    const stacks = series.stacks.map((stack) => ({ ...stack, values: [...stack.values] }));
    return {
      ...series,
      stacks,
      rows: ids.length,
      ...(brush === undefined ? {} : { brush }),
      ...(measure === 'tuples' ? {} : incomplete(view)),
    };
  },
  top: async (view, { dimension, measure, limit }, signal) => {
    const { known, rowOf } = await namedRows(view, [dimension], signal);
    const groups = topGroups(view.table, view.ids, dimension, measure, limit, known);
    const { top, others } = await runInSlices(groups, signal);
    return {
      top: top.map(({ firstRow, ...group }) => ({ ...group, row: rowOf(firstRow) })),
      others,
    };
  },
  flowMap: async (view, { by, measure, limit }, signal) => {
    const { known, rowOf } = await namedRows(view, MAP_DIMENSIONS[by], signal);
    const steps = flowMap(view.table, view.ids, measure, limit, { by, known });
    const map = await runInSlices(steps, signal);
    const nodes = map.nodes.map((node) => withRow(rowOf, node));
    return { rows: view.ids.length, nodes, links: map.links };
  },
  heatMap: async (view, { measure, booking, limit }, signal) => {
    const previousTime = await previousTimes(view, measure !== 'tuples', signal);
    const options = { ...bucketsOver(view), measure, booking, previousTime, limit };
    const map = await runInSlices(heatMap(view.table, view.ids, options), signal);
    const rowOf = (row: number) => view.row(row);
    const lines = map.lines.map((line) => withRow(rowOf, { ...line, values: [...line.values] }));
    return { ...map, lines, rows: view.ids.length };
  },
};

/** One scale for all filters of a log, so that pictures can be compared. */
function bucketsOver(view: View) {
  const { firstTime, lastTime } = view.session.times;
  return bucketWidth(firstTime, lastTime);
}

/** A flow that goes on is counted again within the nominal time: behind the end of a range. */
function incomplete({ session }: View): { incompleteFrom?: number } {
  const { window } = session.description;
  const { lastTime } = session.times;
  if (window === undefined || !Number.isFinite(lastTime)) return {};
  return { incompleteFrom: Math.min(window.to, lastTime) - NOMINAL_SPAN };
}

const NO_TIMES = new Float64Array(0);

/** Tuples are booked where they stand: only counters need to know how long they were counted. */
async function previousTimes(view: View, isNeeded: boolean, signal: Cancellation) {
  return isNeeded ? (await view.session.flows.stitched(signal)).previousTime : NO_TIMES;
}

function withRow<T extends { readonly firstRow: number }>(
  rowOf: (row: number) => PageRow,
  { firstRow, ...rest }: T,
) {
  return firstRow < 0 ? rest : { ...rest, row: rowOf(firstRow) };
}

/** What names say for groups of rows, and rows that say it. */
async function namedRows(view: View, dimensions: readonly Dimension[], signal: Cancellation) {
  const { names, table } = view;
  const columns = dimensions
    .flatMap((dimension) => [...DIMENSIONS[dimension]])
    .filter(isNameColumn);
  const known = await view.known(columns, signal);
  const kinds: LabelKind[] = dimensions.includes('nic') ? ['nics'] : ['addresses'];
  const labelled = await names.labelling(table, kinds, signal);
  const rowOf = (id: number): PageRow => labelled(names.named(view.row(id), columns));
  return { known, rowOf };
}
