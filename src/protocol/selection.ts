/** Rows from one id to another, both included. */
export type RowRun = readonly [first: number, last: number];

/**
 * How a selection changes, by the ids of rows: `only` a row, one row `toggle`d, all rows of the
 * view from the anchor (the row last picked) `to` a row, `all` rows of the view, `none`; or `runs`
 * of ids, as `SelectionState` gave them, to come back to what was selected before.
 */
export type SelectionChange =
  | { readonly kind: 'only' | 'toggle' | 'to'; readonly row: number }
  | { readonly kind: 'all' | 'none' }
  | { readonly kind: 'runs'; readonly runs: readonly RowRun[] };

/** What is selected; the ids themselves stay in the worker. */
export interface SelectionState {
  readonly count: number;
  /** How many of them the view shows; the filter hides the others. */
  readonly shown: number;
  /** The ids in order, as runs; none where they are too many to be kept by a page. */
  readonly runs: readonly RowRun[];
  /** Which of the rows that were asked about are selected. */
  readonly selected: readonly number[];
}

/** A change, or `null` to ask only, and the rows whose state the page wants to know. */
export interface SelectQuestion {
  readonly change: SelectionChange | null;
  readonly rows: readonly number[];
}

/** How rows are written as text. `tuples`: as they stand in the log. */
export type CopyFormat = 'csv' | 'json' | 'tuples';
