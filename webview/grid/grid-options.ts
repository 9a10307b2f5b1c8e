import type { GridOptions, GridState } from 'ag-grid-community';
import type { PageRow } from '../../src/protocol/session.ts';
import { gridColumns } from './grid-columns.ts';
import { gridTheme } from './grid-theme.ts';
import type { RowSource } from './row-source.ts';

/** Rows fetched at once: about two screens. */
const BLOCK = 100;

/** What the options depend on. */
export interface OptionsSetup {
  readonly source: RowSource;
  readonly nonce: string;
  readonly state: GridState | undefined;
  readonly onState: (state: GridState) => void;
}

/** How the grid is set up, whatever it shows. */
export function gridOptions({ source, nonce, state, onState }: OptionsSetup): GridOptions<PageRow> {
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
    // What is selected is in the worker: the grid only shows it.
    rowSelection: {
      mode: 'multiRow',
      checkboxes: false,
      headerCheckbox: false,
      enableClickSelection: false,
    },
    alwaysMultiSort: false,
    multiSortKey: 'ctrl',
    suppressCellFocus: false,
    animateRows: false,
    // A transform is a 32-bit float: beyond 760,000 rows it cannot place them to the pixel.
    suppressRowTransform: true,
    enableCellTextSelection: false,
    // A column is hidden by its menu: dragged off the table by mistake, it would be gone.
    suppressDragLeaveHidesColumns: true,
    ...(state === undefined ? {} : { initialState: state }),
    // Which rows are selected is not the grid's to keep: it knows only those that it holds.
    onStateUpdated: ({ state: changed }) => {
      const kept = { ...changed };
      delete kept.rowSelection;
      onState(kept);
    },
    overlayNoRowsTemplate: '<span></span>',
  };
}
