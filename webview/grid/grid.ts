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
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';
import type { PageRow, ViewState } from '../../src/protocol/session.ts';
import { gridColumns } from './grid-columns.ts';
import { gridTheme } from './grid-theme.ts';
import type { RowSource } from './row-source.ts';

// Only what is used: each module adds to what every opened log has to load.
ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  GridStateModule,
  InfiniteRowModelModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

/** Rows fetched at once: about two screens. */
const BLOCK = 100;

/** What the grid needs of the page. */
export interface GridSetup {
  readonly source: RowSource;
  readonly nonce: string;
  readonly state: GridState | undefined;
  readonly onState: (state: GridState) => void;
}

/** The table of tuples: rows come from the engine, block by block, as they are scrolled to. */
export class TupleGrid {
  private readonly api: GridApi<PageRow>;
  private readonly source: RowSource;

  constructor(parent: HTMLElement, setup: GridSetup) {
    this.source = setup.source;
    this.api = createGrid(parent, options(setup));
  }

  /** The view has more rows, or another order. */
  viewChanged(state: ViewState): void {
    const isReordered = state.generation !== this.source.view.generation;
    this.source.view = state;
    this.api.setRowCount(state.rowCount, true);
    if (isReordered || this.source.isShort) this.api.refreshInfiniteCache();
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
    enableCellTextSelection: false,
    ...(state === undefined ? {} : { initialState: state }),
    onStateUpdated: ({ state: changed }) => onState(changed),
    overlayNoRowsTemplate: '<span></span>',
  };
}
