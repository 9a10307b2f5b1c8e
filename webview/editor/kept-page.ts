import type { GridState } from 'ag-grid-community';

/** What a page keeps, to come back as it was when it is hidden, moved or reloaded. */
export interface KeptPage {
  readonly filter: string;
  readonly history: readonly string[];
  readonly grid?: GridState;
  /** The row on top of the grid. */
  readonly topRow: number;
}

/** What was kept, by this version or an older one; whatever does not fit is left out. */
export function readKeptPage(kept: unknown): KeptPage {
  const { filter, history, grid, topRow } = (kept ?? {}) as Record<string, unknown>;
  return {
    filter: typeof filter === 'string' ? filter : '',
    history: Array.isArray(history) ? history.filter((entry) => typeof entry === 'string') : [],
    topRow: typeof topRow === 'number' && topRow > 0 ? topRow : 0,
    ...(typeof grid === 'object' && grid !== null ? { grid } : {}),
  };
}
