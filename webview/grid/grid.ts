import { createGrid, type GridApi, type GridOptions } from 'ag-grid-community';
import {
  type ColumnName,
  COMPUTED_COLUMNS,
  findColumn,
  isComputedColumn,
} from '../../src/core/format/columns.ts';
import type { CellPlace, ColumnPlace, PageCommand } from '../../src/protocol/grid.ts';
import type { HostApi } from '../../src/protocol/page-api.ts';
import type { Rpc } from '../../src/protocol/rpc.ts';
import type { PageRow, ViewState } from '../../src/protocol/session.ts';
import type { FilterAccess } from '../filter/filter-access.ts';
import { element } from '../ui/dom.ts';
import { Rest } from '../ui/rest.ts';
import { ColumnArrangement } from './column-arrangement.ts';
import './grid.css';
import { type Cell, runCommand } from './grid-commands.ts';
import { GridCopy } from './grid-copy.ts';
import { GridFocus } from './grid-focus.ts';
import { GridKeys } from './grid-keys.ts';
import { gridOptions, type OptionsSetup } from './grid-options.ts';
import { GridSelection, type SelectionSetup } from './grid-selection.ts';
import { describeMenus, type MenuPlace } from './menu-context.ts';
import { NamesBeside } from './names-beside.ts';
import type { RowSource } from './row-source.ts';

/**
 * As in the theme. A multiple of 4: beyond 16 million pixels a browser places only at even ones,
 * odd ones at the nearest multiple of 4, and all rows must be off alike not to overlap.
 */
const ROW_HEIGHT = 24;

/** They are about the focused row where none is selected. */
const ROW_COPIES: ReadonlySet<PageCommand> = new Set(['copyCsv', 'copyJson', 'copyTuples']);

/** What the grid needs of the page. */
export interface GridSetup extends OptionsSetup {
  readonly host: Pick<Rpc<HostApi>, 'call'>;
  readonly filter: FilterAccess;
  readonly selection: SelectionSetup;
  /** The row to begin at, and where the row that stands on top is told. */
  readonly topRow: number;
  readonly onTopRow: (row: number) => void;
  /** How the columns stand where the page keeps nothing of its own. */
  readonly columns: readonly ColumnPlace[];
  /** The row that the person is at. */
  readonly onRow: (row: number) => void;
  /** Somebody asks for a row's details, or for its record. */
  readonly showDetails: (row: number) => void;
  readonly showInJson: (row: number) => void;
  /** Says what has been copied. */
  readonly onCopied: (what: string) => void;
  /** Whether names stand beside addresses at first, and where it is told that they do. */
  readonly areNamesShown: boolean;
  readonly onNamesShown: (areShown: boolean) => void;
  readonly failed: (thrown: unknown) => void;
}

/** The table of tuples: rows come from the engine, block by block, as they are scrolled to. */
export class TupleGrid {
  readonly selection: GridSelection;
  private readonly root = element('div', { class: 'grid' });
  /** Details follow the focus once it rests: a key that is held down passes many rows. */
  private readonly rest = new Rest(120);
  private readonly api: GridApi<PageRow>;
  private readonly source: RowSource;
  private readonly setup: GridSetup;
  private readonly columns: ColumnArrangement;
  private readonly copy: GridCopy;
  private readonly focus: GridFocus;
  private readonly keys: GridKeys;
  private readonly names: NamesBeside;
  /** The row to scroll to once it has come: the grid keeps no place of rows that it fetches. */
  private wantedTop: number;
  /** Whether rows come by themselves: who looks at the newest wants to see those that come. */
  isLive = false;

  constructor(parent: HTMLElement, setup: GridSetup) {
    const { host, failed, source } = setup;
    this.setup = setup;
    this.source = source;
    this.wantedTop = setup.topRow;
    parent.replaceChildren(this.root);
    this.api = createGrid(this.root, { ...gridOptions(setup), ...this.listeners() });
    this.selection = new GridSelection(this.api, setup.selection);
    this.columns = new ColumnArrangement(this.api, host, failed);
    const onCopied = (what: string) => setup.onCopied(what);
    const selected = () => this.selection.settled();
    this.copy = new GridCopy({ host, failed, selected, onCopied });
    this.focus = new GridFocus(this.api);
    const { api, selection, focus } = this;
    const onRow = (row: number) => this.rest.before(() => setup.onRow(row));
    const hands = {
      api,
      selection,
      focus,
      onRow,
      copy: () => void this.copyShortly().catch(failed),
    };
    this.keys = new GridKeys(this.root, hands);
    describeMenus(this.root, (target) => this.menuPlace(target));
    this.names = new NamesBeside(this.api, setup.areNamesShown);
    source.onPage = (page) => {
      this.selection.loaded(page);
      this.focus.check();
      this.names.loaded(page);
    };
    source.asked = () => this.names.asked(COMPUTED_COLUMNS.filter((name) => this.isShown(name)));
    if (setup.state === undefined) this.columns.apply(setup.columns);
    // The grid may have asked for its first rows before it could be asked what it shows.
    this.computedChanged();
  }

  /** The view has more rows, or another order. */
  viewChanged(state: ViewState): void {
    const isReordered = state.generation !== this.source.view.generation;
    const isAtEnd = this.isLive && this.isAtEnd;
    this.source.view = state;
    this.api.setRowCount(state.rowCount, true);
    if (isReordered || this.source.isShort) this.api.refreshInfiniteCache();
    if (isReordered) this.selection.change(null);
    if (isAtEnd) this.api.ensureIndexVisible(state.rowCount - 1, 'bottom');
    this.scrollToWanted();
  }

  /** The columns that are shown, in their order. */
  get shownColumns(): readonly ColumnName[] {
    return this.columns.shown;
  }

  /** What is worked out beside the log is another now, or is wanted: fetches the rows anew for it. */
  computedChanged(): void {
    const { computed = [], labels = [] } = this.source.asked();
    if (computed.length + labels.length > 0) this.api.refreshInfiniteCache();
  }

  /** Shows names beside addresses, or no longer. */
  showNames(areShown: boolean): void {
    if (areShown === this.names.areShown) return;
    this.names.show(areShown);
    this.api.refreshInfiniteCache();
  }

  /** Other rows are shown now: forgets all that were fetched and begins at the top. */
  restart(): void {
    const { rowCount } = this.source.view;
    this.api.purgeInfiniteCache();
    this.api.setRowCount(rowCount, true);
    if (rowCount > 0) this.api.ensureIndexVisible(0, 'top');
    this.selection.change(null);
  }

  /** Carries out a command on a cell or header; without one, on the focused cell. */
  run(command: PageCommand, place: CellPlace): void {
    const { columns, copy } = this;
    const toggleNames = () => {
      this.showNames(!this.names.areShown);
      this.setup.onNamesShown(this.names.areShown);
    };
    const { filter, showDetails, showInJson } = this.setup;
    // Rows that the filter hides stay selected: that there is nothing to copy is said instead.
    if (ROW_COPIES.has(command) && this.selection.count === 0) this.keys.pickFocused();
    const cellAt = (wanted: CellPlace) => this.cellAt(wanted);
    const shown = { showDetails, showInJson, toggleNames };
    runCommand(command, place, { columns, copy, filter, cellAt, ...shown });
  }

  destroy(): void {
    this.rest.cancel();
    this.api.destroy();
    this.root.remove();
  }

  private listeners(): GridOptions<PageRow> {
    const changed = () => this.columns.changed();
    return {
      onFirstDataRendered: () => this.scrollToWanted(),
      onBodyScrollEnd: () => {
        const { top } = this.api.getVerticalPixelRange();
        this.setup.onTopRow(Math.round(top / ROW_HEIGHT));
      },
      onCellFocused: ({ rowIndex }) => {
        if (rowIndex !== null) this.keys.focused(rowIndex);
      },
      onCellClicked: ({ data, event }) => {
        if (data !== undefined && event instanceof MouseEvent) this.keys.clicked(data, event);
      },
      onCellContextMenu: ({ data, node }) => {
        if (data !== undefined) this.keys.menuOpened(data, node.isSelected() === true);
      },
      onColumnVisible: ({ columns, visible }) => {
        const isWorkedOut = columns?.some((column) => isAskedFor(column.getColId()));
        if (visible === true && isWorkedOut === true) this.computedChanged();
      },
      onColumnMoved: ({ finished, source }) => {
        if (finished && source === 'uiColumnMoved') changed();
      },
      onColumnResized: ({ finished, source }) => {
        if (finished && source === 'uiColumnResized') changed();
      },
    };
  }

  /**
   * What Ctrl+C copies: the cell, or all rows where more than one is selected. A click just before
   * may still be on its way: it must not copy what was selected before it.
   */
  private async copyShortly(): Promise<void> {
    // The grid tells of a click in a task of its own, which is before this one.
    await new Promise<void>((resolve) => void setTimeout(resolve, 0));
    const shown = await this.selection.settled();
    if (this.api.isDestroyed()) return;
    if (shown > 1) this.copy.rows('csv');
    else if (this.cellAt({})?.row !== undefined) this.run('copyCell', {});
  }

  private isShown(column: ColumnName): boolean {
    return this.api.getColumn(column)?.isVisible() === true;
  }

  private cellAt({ column, row }: CellPlace): Cell | undefined {
    const focused = this.api.getFocusedCell();
    const name = column ?? findColumn(focused?.column.getColId() ?? '')?.name;
    if (name === undefined) return undefined;
    const node =
      row === undefined
        ? this.api.getDisplayedRowAtIndex(focused?.rowIndex ?? -1)
        : this.api.getRowNode(String(row));
    return { column: name, ...(node?.data === undefined ? {} : { row: node.data }) };
  }

  private menuPlace(target: Element): MenuPlace | undefined {
    const cell = target.closest('[role=gridcell], [role=columnheader]');
    const column = cell?.getAttribute('col-id') ?? '';
    if (cell == null || findColumn(column) === undefined) return undefined;
    const pinned = this.api.getColumn(column)?.isPinned() === true;
    const place = Number(cell.closest('[row-index]')?.getAttribute('row-index') ?? -1);
    const row = this.api.getDisplayedRowAtIndex(place)?.data?.id;
    if (cell.getAttribute('role') === 'columnheader') return { column, pinned };
    return row === undefined ? undefined : { column, pinned, row };
  }

  private get isAtEnd(): boolean {
    const { rowCount } = this.source.view;
    return rowCount > 0 && this.api.getVerticalPixelRange().bottom > (rowCount - 1) * ROW_HEIGHT;
  }

  private scrollToWanted(): void {
    const { rowCount } = this.source.view;
    if (this.wantedTop === 0 || this.wantedTop >= rowCount) return;
    this.api.ensureIndexVisible(this.wantedTop, 'top');
    this.wantedTop = 0;
  }
}

/** NICs have labels, which are only asked for where the column is shown. */
function isAskedFor(column: string): boolean {
  return isComputedColumn(column) || column === 'MacAddress';
}
