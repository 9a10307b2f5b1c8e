/**
 * How a selection changes, by places in the view as it is arranged now: `only` a row, one row
 * `toggle`d, all rows from the anchor (the row last picked) `to` a place, `all`, or `none`.
 */
export type SelectionChange =
  | { readonly kind: 'only' | 'toggle' | 'to'; readonly place: number }
  | { readonly kind: 'all' | 'none' };

/** What is selected; the ids stay in the worker. */
export interface SelectionState {
  readonly count: number;
}

/** How rows are written as text. `tuples`: as they stand in the log. */
export type CopyFormat = 'csv' | 'json' | 'tuples';
