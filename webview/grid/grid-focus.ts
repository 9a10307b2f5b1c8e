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

  /**
   * Calls back with the row at a place once it is there, unless another one is waited for then. A
   * row that is there already changes nothing of that: the grid tells late that the focus came to
   * it, when the person may be on the way to another.
   */
  whenThere(place: number, then: (row: PageRow) => void): void {
    const row = this.rowAt(place);
    if (row === undefined) this.waiting = { place, then };
    else then(row);
  }

  /** The person goes somewhere else: what was waited for is not wanted any more. */
  forget(): void {
    this.waiting = undefined;
  }

  /** Rows have come. */
  check(): void {
    if (this.waiting === undefined) return;
    const { place, then } = this.waiting;
    const row = this.rowAt(place);
    if (row === undefined) return;
    this.waiting = undefined;
    then(row);
  }

  private rowAt(place: number): PageRow | undefined {
    return this.api.getDisplayedRowAtIndex(place)?.data;
  }
}
