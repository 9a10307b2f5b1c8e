import type { GridState } from 'ag-grid-community';

/** What a page keeps, to come back as it was when it is hidden, moved or reloaded. */
export interface KeptPage {
  readonly filter: string;
  readonly grid?: GridState;
  /** The row on top of the grid. */
  readonly topRow: number;
  /** The tab in sight; `''` is the first. */
  readonly tab: string;
  /** Whether a person wants it to be live. */
  readonly isLive: boolean;
  /** What each panel keeps, by its name. */
  readonly panels: Readonly<Record<string, unknown>>;
}

/** What was kept, by this version or an older one; whatever does not fit is left out. */
export function readKeptPage(kept: unknown): KeptPage {
  const { filter, grid, topRow, tab, isLive, panels } = (kept ?? {}) as Record<string, unknown>;
  return {
    filter: typeof filter === 'string' ? filter : '',
    topRow: typeof topRow === 'number' && topRow > 0 ? topRow : 0,
    tab: typeof tab === 'string' ? tab : '',
    isLive: isLive === true,
    panels: typeof panels === 'object' && panels !== null ? { ...panels } : {},
    ...(typeof grid === 'object' && grid !== null ? { grid } : {}),
  };
}
