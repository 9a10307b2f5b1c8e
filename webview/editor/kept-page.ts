import type { GridState } from 'ag-grid-community';

/** What a page keeps, to come back as it was when it is hidden, moved or reloaded. */
export interface KeptPage {
  readonly filter: string;
  readonly history: readonly string[];
  readonly grid?: GridState;
}

/** What was kept, by this version or an older one; whatever does not fit is left out. */
export function readKeptPage(kept: unknown): KeptPage {
  const { filter, history, grid } = (kept ?? {}) as Record<string, unknown>;
  return {
    filter: typeof filter === 'string' ? filter : '',
    history: Array.isArray(history) ? history.filter((entry) => typeof entry === 'string') : [],
    ...(typeof grid === 'object' && grid !== null ? { grid } : {}),
  };
}
