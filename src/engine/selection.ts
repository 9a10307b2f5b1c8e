import type { Steps } from '../core/table/steps.ts';
import type { RowRun, SelectionChange } from '../protocol/selection.ts';
import { RowSet } from './row-set.ts';
import { Turns } from './turns.ts';

/** The rows of a view in one of its orders, which stays whatever the view shows meanwhile. */
export interface OrderedRows {
  readonly generation: number;
  readonly rowCount: number;
  readonly idAt: (place: number) => number;
}

/** The rows of a view, as a selection needs them. */
export interface SelectableRows {
  /** How they stand now: places between two pauses are only those of one order. */
  readonly standing: OrderedRows;
  /** Rows of the whole table: all ids are below. */
  readonly tableRows: number;
  /** Where a row stands; -1 where the view does not show it. */
  placeOf(id: number): number;
}

/** Rows worked on between two pauses. */
const STEP = 65_536;

/** What is selected in a view, by row ids: it outlives every order and every filter. */
export class Selection {
  /** Changes follow one another: a short one does not overtake a long one. */
  readonly turns = new Turns();
  private rows = new RowSet();
  private anchor: number | undefined;
  /** What the view showed in the generation that was counted last. */
  private shownRows = new RowSet();
  private shownGeneration = -1;

  get count(): number {
    return this.rows.size;
  }

  has(id: number): boolean {
    return this.rows.has(id);
  }

  /** The ids, as runs; none where there are more than `most` runs. */
  runs(most: number): RowRun[] {
    return this.rows.runs(most);
  }

  /** Changes it, by the order in which the rows stand now. Ids that no row has change nothing. */
  *change(view: SelectableRows, change: SelectionChange): Steps<void> {
    switch (change.kind) {
      case 'only':
      case 'toggle':
        return this.pick(view, change.row, change.kind === 'toggle');
      case 'to':
        return yield* this.extend(view, change.row);
      case 'all':
        this.rows = yield* allRows(view.standing);
        return;
      case 'none':
        this.rows = new RowSet();
        this.anchor = undefined;
        return;
      case 'runs':
        this.rows = yield* rowsOf(view, change.runs);
    }
  }

  /** How many of the selected rows the view shows. */
  *shown(view: SelectableRows): Steps<number> {
    const { standing } = view;
    const { generation, rowCount } = standing;
    if (this.count === 0 || rowCount === view.tableRows) return this.count;
    if (this.shownGeneration !== generation) {
      this.shownRows = yield* allRows(standing);
      this.shownGeneration = generation;
    }
    return this.rows.countIn(this.shownRows);
  }

  /** The ids of the selected rows that the view shows, in its order. */
  *shownIds(view: SelectableRows): Steps<Uint32Array> {
    const { rowCount, idAt } = view.standing;
    const ids = new Uint32Array(Math.min(this.count, rowCount));
    let length = 0;
    for (let place = 0; place < rowCount && length < ids.length; place++) {
      if (place % STEP === 0) yield;
      const id = idAt(place);
      if (this.rows.has(id)) ids[length++] = id;
    }
    return ids.subarray(0, length);
  }

  private pick(view: SelectableRows, id: number, isToggle: boolean): void {
    if (!isRow(view, id)) return;
    this.anchor = id;
    if (!isToggle) this.rows = new RowSet();
    if (this.rows.has(id)) this.rows.delete(id);
    else this.rows.add(id);
  }

  /** From the anchor; where there is none, or the filter hides it, from the row itself. */
  private *extend(view: SelectableRows, id: number): Steps<void> {
    const place = isRow(view, id) ? view.placeOf(id) : -1;
    if (place < 0) return;
    const anchor = this.anchor === undefined ? -1 : view.placeOf(this.anchor);
    const from = anchor < 0 ? place : anchor;
    if (anchor < 0) this.anchor = id;
    this.rows = yield* rowsBetween(view.standing, Math.min(from, place), Math.max(from, place));
  }
}

function isRow(view: SelectableRows, id: number): boolean {
  return Number.isInteger(id) && id >= 0 && id < view.tableRows;
}

function allRows(ordered: OrderedRows): Steps<RowSet> {
  return rowsBetween(ordered, 0, ordered.rowCount - 1);
}

/** The rows at the places `first … last`. */
function* rowsBetween({ idAt }: OrderedRows, first: number, last: number): Steps<RowSet> {
  const rows = new RowSet();
  for (let place = first; place <= last; place++) {
    if (place % STEP === 0) yield;
    rows.add(idAt(place));
  }
  return rows;
}

function* rowsOf(view: SelectableRows, runs: readonly RowRun[]): Steps<RowSet> {
  const rows = new RowSet();
  for (const [first, last] of runs) {
    if (!isRow(view, first)) continue;
    for (let id = first; id <= last && id < view.tableRows; id++) {
      if (id % STEP === 0) yield;
      rows.add(id);
    }
  }
  return rows;
}
