import { STEP_ROWS, type RowIds } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { groupNumbers } from '../table/group-numbers.ts';
import type { GroupColumn, KnownTexts } from '../table/row-numbers.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';
import { type Measure, MEASURES } from './measures.ts';

/** The largest groups of some rows, and which of them each row is in. */
export interface RankedGroups {
  /** For each row the rank of its group, 0 for the largest; `top.length` for all others. */
  readonly rankOf: Uint8Array;
  readonly top: readonly RankedGroup[];
  /** How many groups there are besides, and what they amount to. */
  readonly otherGroups: number;
  readonly otherAmount: number;
}

/** One of the largest groups. */
export interface RankedGroup {
  /** The first of its rows: its values in the grouped columns are those of all. */
  readonly firstRow: number;
  readonly amount: number;
}

/** Ranks take a byte, and the others need one too. */
export const MOST_RANKS = 255;

/**
 * Groups the rows `ids` by `columns` and ranks the `limit` largest groups by `measure`; those of
 * one size stand in the order of their coming. Throws a RangeError for a limit that is not a whole
 * number from 0 to 255. `known` holds those of the columns that rest on names.
 */
export function* rankGroups(
  table: FlowTable,
  ids: RowIds,
  columns: readonly GroupColumn[],
  measure: Measure,
  limit: number,
  known: KnownTexts = {},
): Steps<RankedGroups> {
  if (!(limit >= 0 && limit <= MOST_RANKS && Number.isInteger(limit))) {
    throw new RangeError(`There can be 0 to ${MOST_RANKS} ranks, not ${limit}.`);
  }
  const { numbers, count } = yield* groupNumbers(table, ids, columns, known);
  const amounts = yield* amountsOf(table, ids, numbers, count, measure);
  const best = largest(amounts, limit);
  const rankOfGroup = new Uint8Array(count).fill(best.length);
  best.forEach((group, rank) => (rankOfGroup[group] = rank));
  const firstRows = new Float64Array(best.length).fill(-1);
  const rankOf = new Uint8Array(ids.length);
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const rank = rankOfGroup[numbers[place]!]!;
      rankOf[place] = rank;
      if (firstRows[rank] === -1) firstRows[rank] = ids[place]!;
    }
    yield;
  }
  const top = best.map((group, rank) => ({ firstRow: firstRows[rank]!, amount: amounts[group]! }));
  const all = amounts.reduce((sum, amount) => sum + amount, 0);
  const otherAmount = all - top.reduce((sum, { amount }) => sum + amount, 0);
  return { rankOf, top, otherGroups: count - top.length, otherAmount };
}

function* amountsOf(
  table: FlowTable,
  ids: RowIds,
  numbers: Uint32Array,
  groups: number,
  measure: Measure,
): Steps<Float64Array> {
  const amounts = new Float64Array(groups);
  const amountOf = MEASURES[measure];
  for (let from = 0; from < ids.length; from += STEP_ROWS) {
    const to = Math.min(ids.length, from + STEP_ROWS);
    for (let place = from; place < to; place++) {
      const id = ids[place]!;
      const amount = amountOf(table.segments[id >>> SEGMENT_BITS]!, id & SEGMENT_MASK);
      amounts[numbers[place]!]! += amount;
    }
    yield;
  }
  return amounts;
}

/** The places of the largest amounts, the largest first. */
function largest(amounts: Float64Array, limit: number): number[] {
  const best: number[] = [];
  for (let group = 0; group < amounts.length && limit > 0; group++) {
    const amount = amounts[group]!;
    if (best.length === limit && !(amount > amounts[best.at(-1)!]!)) continue;
    if (best.length === limit) best.pop();
    const place = best.findLastIndex((other) => amounts[other]! >= amount) + 1;
    best.splice(place, 0, group);
  }
  return best;
}
