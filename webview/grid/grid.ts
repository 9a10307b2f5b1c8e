import {
  CellStyleModule,
  ColumnApiModule,
  createGrid,
  type GridApi,
  type GridOptions,
  type GridState,
  GridStateModule,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';
import type { PageRow, ViewState } from '../../src/protocol/session.ts';
import './grid.css';
import { gridColumns } from './grid-columns.ts';
import { gridTheme } from './grid-theme.ts';
import type { RowSource } from './row-source.ts';

// Only what is used: each module adds to what every opened log has to load.
ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  GridStateModule,
  InfiniteRowModelModule,
  RowApiModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

/**
 * As in the theme. A multiple of 4: beyond 16 million pixels a browser places only at even ones,
 * odd ones at the nearest multiple of 4, and all rows must be off alike not to overlap.
 */
const ROW_HEIGHT = 24;

/** Rows fetched at once: about two screens. */
const BLOCK = 100;

/** What the grid needs of the page. */
export interface GridSetup {
  readonly source: RowSource;
  readonly nonce: string;
  readonly state: GridState | undefined;
  readonly onState: (state: GridState) => void;
  /** The row to begin at, and where the row that stands on top is told. */
  readonly topRow: number;
  readonly onTopRow: (row: number) => void;
  /** The focus came to a row, given by its id. */
  readonly onRow: (row: number) => void;
}

/** The table of tuples: rows come from the engine, block by block, as they are scrolled to. */
export class TupleGrid {
  private readonly api: GridApi<PageRow>;
  private readonly source: RowSource;
  /** The row to scroll to once it has come: the grid keeps no place of rows that it fetches. */
  private wantedTop: number;

  constructor(parent: HTMLElement, setup: GridSetup) {
    this.source = setup.source;
    this.wantedTop = setup.topRow;
    this.api = createGrid(parent, {
      ...options(setup),
      onFirstDataRendered: () => this.scrollToWanted(),
      onCellFocused: ({ rowIndex }) => {
        const row = this.api.getDisplayedRowAtIndex(rowIndex ?? -1)?.data;
        if (row !== undefined) setup.onRow(row.id);
      },
      onBodyScrollEnd: () => {
        const { top } = this.api.getVerticalPixelRange();
        setup.onTopRow(Math.round(top / ROW_HEIGHT));
      },
    });
  }

  /** The view has more rows, or another order. */
  viewChanged(state: ViewState): void {
    const isReordered = state.generation !== this.source.view.generation;
    this.source.view = state;
    this.api.setRowCount(state.rowCount, true);
    if (isReordered || this.source.isShort) this.api.refreshInfiniteCache();
    this.scrollToWanted();
  }

  /** Other rows are shown now: forgets all that were fetched and begins at the top. */
  restart(): void {
    const { rowCount } = this.source.view;
    this.api.purgeInfiniteCache();
    this.api.setRowCount(rowCount, true);
    if (rowCount > 0) this.api.ensureIndexVisible(0, 'top');
  }

  destroy(): void {
    this.api.destroy();
  }

  private scrollToWanted(): void {
    const { rowCount } = this.source.view;
    if (this.wantedTop === 0 || this.wantedTop >= rowCount) return;
    this.api.ensureIndexVisible(this.wantedTop, 'top');
    this.wantedTop = 0;
  }
}

function options({ source, nonce, state, onState }: GridSetup): GridOptions<PageRow> {
  return {
    theme: gridTheme,
    styleNonce: nonce,
    columnDefs: gridColumns(),
    defaultColDef: {
      sortable: true,
      resizable: true,
      minWidth: 40,
      suppressHeaderMenuButton: true,
    },
    rowModelType: 'infinite',
    datasource: source,
    cacheBlockSize: BLOCK,
    maxBlocksInCache: 20,
    infiniteInitialRowCount: source.view.rowCount,
    blockLoadDebounceMillis: 30,
    getRowId: ({ data }) => String(data.id),
    rowClassRules: { 'denied-row': ({ data }) => data?.denied === true },
    alwaysMultiSort: false,
    multiSortKey: 'ctrl',
    suppressCellFocus: false,
    animateRows: false,
    // A transform is a 32-bit float: beyond 760,000 rows it cannot place them to the pixel.
    suppressRowTransform: true,
    enableCellTextSelection: false,
    ...(state === undefined ? {} : { initialState: state }),
    onStateUpdated: ({ state: changed }) => onState(changed),
    overlayNoRowsTemplate: '<span></span>',
  };
}
