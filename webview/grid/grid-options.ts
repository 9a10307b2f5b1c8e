import type { GridOptions, GridState } from 'ag-grid-community';
import type { PageRow } from '../../src/protocol/session.ts';
import { gridColumns } from './grid-columns.ts';
import { infiniteOptions } from './infinite-grid.ts';
import type { RowSource } from './row-source.ts';

/** What the options depend on. */
export interface OptionsSetup {
  readonly source: RowSource;
  readonly nonce: string;
  readonly state: GridState | undefined;
  readonly onState: (state: GridState) => void;
}

/** How the grid is set up, whatever it shows. */
export function gridOptions({ source, nonce, state, onState }: OptionsSetup): GridOptions<PageRow> {
  // Which rows are selected is not the grid's to keep: it knows only those that it holds.
  const onGridState = (changed: GridState) => {
    const kept = { ...changed };
    delete kept.rowSelection;
    onState(kept);
  };
  const { rowCount } = source.view;
  return {
    ...infiniteOptions<PageRow>({ source, rowCount, nonce, state, onState: onGridState }),
    columnDefs: gridColumns(),
    getRowId: ({ data }) => String(data.id),
    rowClassRules: { 'denied-row': ({ data }) => data?.denied === true },
    // What is selected is in the worker: the grid only shows it.
    rowSelection: {
      mode: 'multiRow',
      checkboxes: false,
      headerCheckbox: false,
      enableClickSelection: false,
    },
  };
}
