import type { RowRun } from '../../src/protocol/selection.ts';

/** What a page keeps of a selection: the ids, and of how many rows they were ids. */
export interface KeptSelection {
  readonly runs: readonly RowRun[];
  readonly rows: number;
}

/** What was kept, where it is of a log of `rows` rows: ids of another log are of other rows. */
export function readKeptSelection(kept: unknown, rows: number): readonly RowRun[] {
  const { runs, rows: keptRows } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  return Array.isArray(runs) && keptRows === rows ? runs.filter(isRun) : [];
}

function isRun(run: unknown): run is RowRun {
  return Array.isArray(run) && run.length === 2 && run.every((id) => Number.isSafeInteger(id));
}
