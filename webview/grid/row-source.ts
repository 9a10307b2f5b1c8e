import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import { COLUMNS } from '../../src/core/format/columns.ts';
import type { HostApi } from '../../src/protocol/page-api.ts';
import type { Rpc } from '../../src/protocol/rpc.ts';
import type { SortTerm, ViewState } from '../../src/protocol/session.ts';

type Host = Pick<Rpc<HostApi>, 'call'>;

/** Fetches the rows that the grid wants to show, in the order that its headers ask for. */
export class RowSource implements IDatasource {
  view: ViewState;
  private readonly host: Host;
  private readonly onFailure: (thrown: unknown) => void;
  private sorted: string;
  private sorting: Promise<void> = Promise.resolve();
  private shortEnd = 0;

  constructor(
    host: Host,
    view: ViewState,
    sort: readonly SortTerm[],
    onFailure: (thrown: unknown) => void,
  ) {
    this.host = host;
    this.view = view;
    this.sorted = JSON.stringify(sort);
    this.onFailure = onFailure;
  }

  /** True where rows were added behind a block that the grid holds as its last. */
  get isShort(): boolean {
    return this.shortEnd > 0 && this.shortEnd < this.view.rowCount;
  }

  getRows(params: IGetRowsParams): void {
    void this.fetch(params).catch((thrown: unknown) => {
      params.failCallback();
      this.onFailure(thrown);
    });
  }

  private async fetch(params: IGetRowsParams): Promise<void> {
    await this.sortAs(sortTerms(params.sortModel));
    const { startRow: start, endRow: end } = params;
    const page = await this.host.call('readPage', { start, end });
    if (page.rows.length < end - start) this.shortEnd = start + page.rows.length;
    params.successCallback([...page.rows], this.view.rowCount);
  }

  /** All blocks of one order wait for the one sort. */
  private sortAs(terms: readonly SortTerm[]): Promise<void> {
    const wanted = JSON.stringify(terms);
    if (wanted !== this.sorted) {
      this.sorted = wanted;
      this.sorting = this.sort(terms);
    }
    return this.sorting;
  }

  private async sort(terms: readonly SortTerm[]): Promise<void> {
    this.view = await this.host.call('sort', { terms });
  }
}

/** The grid's sort model as sort terms; columns that are not ours are left out. */
export function sortTerms(model: readonly { colId: string; sort: string }[]): SortTerm[] {
  return model.flatMap(({ colId, sort }) => {
    const column = COLUMNS.find(({ name }) => name === colId);
    return column === undefined ? [] : [{ column: column.name, descending: sort === 'desc' }];
  });
}
