import type { GridApi } from 'ag-grid-community';
import type { PageRow } from '../../src/protocol/session.ts';

/**
 * Moves the focus to rows that the grid may not hold yet, and tells of the row that it comes to:
 * both can only be done once the row has been fetched.
 */
export class GridFocus {
  private readonly api: GridApi<PageRow>;
  private waiting: { readonly place: number; readonly then: (row: PageRow) => void } | undefined;

  constructor(api: GridApi<PageRow>) {
    this.api = api;
  }

  /** Scrolls to a place and takes the focus along. */
  goTo(place: number): void {
    const column = this.api.getFocusedCell()?.column;
    if (column === undefined || place < 0) return;
    this.api.ensureIndexVisible(place);
    this.whenThere(place, () => this.api.setFocusedCell(place, column));
  }

  /** Calls back with the row at a place once it is there, unless another one is waited for. */
  whenThere(place: number, then: (row: PageRow) => void): void {
    this.waiting = { place, then };
    this.check();
  }

  /** Rows have come. */
  check(): void {
    if (this.waiting === undefined) return;
    const { place, then } = this.waiting;
    const row = this.api.getDisplayedRowAtIndex(place)?.data;
    if (row === undefined) return;
    this.waiting = undefined;
    then(row);
  }
}
