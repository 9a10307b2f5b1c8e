import type * as vscode from 'vscode';
import { findColumn } from '../core/format/columns.ts';
import type { ColumnPlace } from '../protocol/grid.ts';

const KEY = 'columns';

const NARROWEST = 40;
const WIDEST = 2000;

/** How this person likes the columns of the grid, in every log and window. */
export class KeptColumns {
  private readonly memory: vscode.Memento;

  constructor(memory: vscode.Memento) {
    this.memory = memory;
  }

  /** As they were kept, by this version or another; `[]` where they were not. */
  read(): readonly ColumnPlace[] {
    return columnPlaces(this.memory.get(KEY));
  }

  /** Keeps them; `null` forgets them. */
  async write(columns: unknown): Promise<void> {
    await this.memory.update(KEY, columns === null ? undefined : columnPlaces(columns));
  }
}

/** What comes from a page or another version is data: what is no column of ours is left out. */
export function columnPlaces(kept: unknown): readonly ColumnPlace[] {
  if (!Array.isArray(kept)) return [];
  const places = new Map<string, ColumnPlace>();
  for (const each of kept) {
    const place = columnPlace(each);
    if (place !== undefined) places.set(place.name, place);
  }
  return [...places.values()];
}

function columnPlace(kept: unknown): ColumnPlace | undefined {
  const { name, width, shown, pinned } = (kept ?? {}) as Readonly<Record<string, unknown>>;
  const column = typeof name === 'string' ? findColumn(name) : undefined;
  if (column === undefined || typeof width !== 'number' || !(width > 0)) return undefined;
  return {
    name: column.name,
    width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))),
    shown: shown === true,
    pinned: pinned === true,
  };
}
