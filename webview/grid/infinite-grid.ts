import {
  CellStyleModule,
  ColumnApiModule,
  type GridOptions,
  type GridState,
  GridStateModule,
  type IDatasource,
  InfiniteRowModelModule,
  ModuleRegistry,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
} from 'ag-grid-community';
import { gridTheme } from './grid-theme.ts';

// Only what is used: each module adds to what every opened log has to load.
ModuleRegistry.registerModules([
  CellStyleModule,
  ColumnApiModule,
  GridStateModule,
  InfiniteRowModelModule,
  RowApiModule,
  RowSelectionModule,
  RowStyleModule,
  ScrollApiModule,
  TooltipModule,
]);

/** Rows fetched at once: about two screens. */
const BLOCK = 100;

/** What the options of both tables depend on. */
export interface InfiniteSetup {
  readonly source: IDatasource;
  readonly rowCount: number;
  readonly nonce: string;
  readonly state: GridState | undefined;
  readonly onState: (state: GridState) => void;
}

/** How a table is set up of which the rows come from the engine, block by block, as they are seen. */
export function infiniteOptions<Row>(setup: InfiniteSetup): GridOptions<Row> {
  const { source, rowCount, nonce, state, onState } = setup;
  return {
    theme: gridTheme,
    styleNonce: nonce,
    defaultColDef: { resizable: true, minWidth: 40, suppressHeaderMenuButton: true },
    rowModelType: 'infinite',
    datasource: source,
    cacheBlockSize: BLOCK,
    maxBlocksInCache: 20,
    infiniteInitialRowCount: rowCount,
    blockLoadDebounceMillis: 30,
    multiSortKey: 'ctrl',
    animateRows: false,
    // A transform is a 32-bit float: beyond 760,000 rows it cannot place them to the pixel.
    suppressRowTransform: true,
    // Dragged off the table by mistake, a column would be gone: one is hidden by its menu, if at all.
    suppressDragLeaveHidesColumns: true,
    ...(state === undefined ? {} : { initialState: state }),
    onStateUpdated: ({ state: changed }) => onState(changed),
    overlayNoRowsTemplate: '<span></span>',
  };
}
