import type { IDatasource, IGetRowsParams } from 'ag-grid-community';
import { COLUMNS } from '../../src/core/format/columns.ts';
import type { HostApi } from '../../src/protocol/page-api.ts';
import type { Rpc } from '../../src/protocol/rpc.ts';
import type {
  Arranged,
  Arrangement,
  FilterMistake,
  Page,
  PageRange,
  SortTerm,
  ViewState,
} from '../../src/protocol/session.ts';

type Host = Pick<Rpc<HostApi>, 'call'>;

/** Whom a row source tells. */
export interface RowSourceSetup {
  /** The filter by which the rows go now: a sort may bring one that was still under way. */
  readonly onFilter: (filter: string) => void;
  readonly onFailure: (thrown: unknown) => void;
}

/** Fetches the rows that the grid wants to show, in the order that its headers ask for. */
export class RowSource implements IDatasource {
  view: ViewState;
  /** Hears of every page that came, once the grid has its rows. */
  onPage: (page: Page) => void = () => undefined;
  /** What rows are to say beside the log: only what somebody looks at is worked out. */
  asked: () => Omit<PageRange, 'start' | 'end'> = () => ({});
  private readonly host: Host;
  private readonly setup: RowSourceSetup;
  private arrangement: Arrangement;
  private arranging: Promise<unknown> = Promise.resolve();
  private shortEnd = 0;

  constructor(host: Host, view: ViewState, arrangement: Arrangement, setup: RowSourceSetup) {
    this.host = host;
    this.view = view;
    this.arrangement = arrangement;
    this.setup = setup;
  }

  /** Filters anew; the mistake where the filter has one. The grid must then forget its rows. */
  async filter(filter: string): Promise<FilterMistake | undefined> {
    const arranged = await this.arrange({ ...this.arrangement, filter });
    return arranged.ok ? undefined : arranged.mistake;
  }

  /** True where rows were added behind a block that the grid holds as its last. */
  get isShort(): boolean {
    return this.shortEnd > 0 && this.shortEnd < this.view.rowCount;
  }

  getRows(params: IGetRowsParams): void {
    void this.fetch(params).catch((thrown: unknown) => {
      params.failCallback();
      this.setup.onFailure(thrown);
    });
  }

  private async fetch(params: IGetRowsParams): Promise<void> {
    await this.sortAs(sortTerms(params.sortModel));
    const { startRow: start, endRow: end } = params;
    const page = await this.host.call('readPage', { start, end, ...this.asked() });
    if (page.rows.length < end - start) this.shortEnd = start + page.rows.length;
    params.successCallback([...page.rows], this.view.rowCount);
    this.onPage(page);
  }

  /** All blocks of one order wait for the one sort. */
  private sortAs(sort: readonly SortTerm[]): Promise<unknown> {
    if (JSON.stringify(sort) === JSON.stringify(this.arrangement.sort)) return this.arranging;
    return this.arrange({ ...this.arrangement, sort });
  }

  /** What is asked for next builds on what is asked for now; a refusal takes it back. */
  private arrange(arrangement: Arrangement): Promise<Arranged> {
    const before = this.arrangement;
    this.arrangement = arrangement;
    const takeBack = () => {
      if (this.arrangement === arrangement) this.arrangement = before;
    };
    const arranging = this.host.call('arrange', { arrangement }).then(
      (arranged) => {
        if (arranged.ok) this.arrangedAs(arranged.state, arrangement);
        else takeBack();
        return arranged;
      },
      (thrown: unknown) => {
        takeBack();
        if (this.arranging === arranging) this.arranging = Promise.resolve();
        throw thrown;
      },
    );
    this.arranging = arranging;
    return arranging;
  }

  private arrangedAs(view: ViewState, { filter }: Arrangement): void {
    this.view = view;
    this.setup.onFilter(filter);
  }
}

/** The grid's sort model as sort terms; columns that are not ours are left out. */
export function sortTerms(model: readonly { colId: string; sort: string }[]): SortTerm[] {
  return model.flatMap(({ colId, sort }) => {
    const column = COLUMNS.find(({ name }) => name === colId);
    return column === undefined ? [] : [{ column: column.name, descending: sort === 'desc' }];
  });
}
