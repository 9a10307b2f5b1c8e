import type { GridApi } from 'ag-grid-community';
import type { PageRow } from '../../src/protocol/session.ts';
import type { GridFocus } from './grid-focus.ts';
import type { GridSelection } from './grid-selection.ts';

/** What keys and clicks need of the grid. */
export interface GridHands {
  readonly api: GridApi<PageRow>;
  readonly selection: GridSelection;
  readonly focus: GridFocus;
  /** The row that the person is at: its details follow. */
  readonly onRow: (row: number) => void;
  readonly copy: () => void;
}

const MOVES = new Set(['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End']);

/** Picks rows by keys and clicks, as the editor's own lists do. */
export class GridKeys {
  private readonly hands: GridHands;
  /** A key has moved the focus: whether the selection grows with it, or moves along. */
  private moving: 'only' | 'to' | undefined;

  constructor(root: HTMLElement, hands: GridHands) {
    this.hands = hands;
    // Before the grid's own keys: some of them mean something else here.
    root.addEventListener('keydown', (event) => this.key(event), true);
    root.addEventListener('pointerdown', () => this.pointed(), true);
    root.addEventListener('copy', (event) => {
      if (!isInCell(event)) return;
      event.preventDefault();
      hands.copy();
    });
  }

  /** The focus has come to a row. */
  focused(place: number): void {
    const { moving } = this;
    this.hands.focus.whenThere(place, ({ id }) => {
      if (moving === undefined) this.hands.onRow(id);
      else this.pick(moving, id);
    });
  }

  clicked({ id }: PageRow, { ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    this.pick(shiftKey ? 'to' : ctrlKey || metaKey ? 'toggle' : 'only', id);
  }

  /** Selects the row that the focus is in. */
  pickFocused(): void {
    const place = this.hands.api.getFocusedCell()?.rowIndex;
    if (place !== undefined) this.hands.focus.whenThere(place, ({ id }) => this.pick('only', id));
  }

  /** A menu opens on a row: it is about that row, or about all that are selected with it. */
  menuOpened(row: PageRow, isSelected: boolean): void {
    if (!isSelected) this.pick('only', row.id);
  }

  private pointed(): void {
    this.moving = undefined;
    this.hands.focus.forget();
  }

  private pick(kind: 'only' | 'toggle' | 'to', row: number): void {
    this.hands.selection.change({ kind, row });
    this.hands.onRow(row);
  }

  private key(event: KeyboardEvent): void {
    if (!isInCell(event)) return;
    this.moving = undefined;
    if (MOVES.has(event.key)) {
      this.moving = event.shiftKey ? 'to' : 'only';
      this.hands.focus.forget();
    }
    if (!this.handled(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private handled({ key, ctrlKey, metaKey, altKey, shiftKey }: KeyboardEvent): boolean {
    const { selection } = this.hands;
    if (altKey) return false;
    if (ctrlKey || metaKey) return this.withControl(key, shiftKey);
    if (key === ' ' && !shiftKey) this.toggleFocused();
    else if (key !== 'Escape' || selection.shown === 0) return false;
    else selection.change({ kind: 'none' });
    return true;
  }

  private withControl(key: string, shiftKey: boolean): boolean {
    const { api, selection, focus, copy } = this.hands;
    if (key === 'Home') focus.goTo(0);
    else if (key === 'End') focus.goTo(api.getDisplayedRowCount() - 1);
    else if (shiftKey) return false;
    else if (key === 'a') selection.change({ kind: 'all' });
    else if (key === 'c') copy();
    else return false;
    return true;
  }

  private toggleFocused(): void {
    const place = this.hands.api.getFocusedCell()?.rowIndex;
    if (place === undefined) return;
    this.hands.focus.whenThere(place, ({ id }) => this.pick('toggle', id));
  }
}

function isInCell({ target }: Event): boolean {
  return target instanceof Element && target.closest('[role=gridcell]') !== null;
}
