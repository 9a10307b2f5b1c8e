import { allRows, type RowIds } from '../core/table/filter-rows.ts';
import { isTableColumn } from '../core/table/row-numbers.ts';
import { type SortKey, sortRows } from '../core/table/sort-rows.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { Page, SortTerm, ViewState } from '../protocol/session.ts';
import { runInSlices } from './run-steps.ts';
import type { Session } from './session.ts';

/** Rows that one page may ask for. */
const MOST_ROWS = 1000;

/** An order of a session's rows, as one page shows them. */
export class View {
  readonly session: Session;
  private generation = 0;
  private turn = 0;
  private keys: readonly SortKey[] = [];
  /** The sorted rows; `undefined` is file order, which new rows simply lengthen. */
  private order: RowIds | undefined;

  constructor(session: Session) {
    this.session = session;
  }

  get state(): ViewState {
    return { generation: this.generation, rowCount: this.order?.length ?? this.rowsThere };
  }

  /** True where rows came that a sorted view does not hold yet. */
  get isBehind(): boolean {
    return this.order !== undefined && this.order.length < this.rowsThere;
  }

  /** True where so many came that sorting them in is worth while before the loading ends. */
  get isFarBehind(): boolean {
    return this.order !== undefined && this.order.length * 2 <= this.rowsThere;
  }

  /** Sorts anew. Rejects with `cancelled`, also when a later sort came, and keeps its order then. */
  async sort(terms: readonly SortTerm[], signal: Cancellation): Promise<ViewState> {
    const turn = ++this.turn;
    const keys = terms.map(sortKey);
    const order = await this.sorted(keys, signal);
    if (turn !== this.turn) throw new FailureError('cancelled', 'Another order was asked for.');
    this.keys = keys;
    this.order = order;
    this.generation++;
    return this.state;
  }

  /** Takes the rows that came since into the order, unless somebody sorts it anew anyway. */
  async catchUp(): Promise<void> {
    const { turn } = this;
    const order = await this.sorted(this.keys, new AbortController().signal);
    if (turn !== this.turn) return;
    this.order = order;
    this.generation++;
  }

  page(start: number, end: number): Page {
    const { rowCount, generation } = this.state;
    const { table } = this.session.decoder;
    const first = Math.max(0, Math.min(start, rowCount));
    const stop = Math.min(end, rowCount, first + MOST_ROWS);
    const rows = Array.from({ length: Math.max(0, stop - first) }, (_, at) => {
      const id = this.order?.[first + at] ?? first + at;
      return { id, ...table.row(id) };
    });
    return { generation, start: first, rows };
  }

  private get rowsThere(): number {
    return this.session.decoder.table.rowCount;
  }

  private async sorted(
    keys: readonly SortKey[],
    signal: Cancellation,
  ): Promise<RowIds | undefined> {
    if (keys.length === 0) return undefined;
    const { table } = this.session.decoder;
    return runInSlices(sortRows(table, allRows(table.rowCount), keys), signal);
  }
}

function sortKey({ column, descending }: SortTerm): SortKey {
  if (isTableColumn(column)) return { column, descending };
  throw new FailureError('unreadable', `This log cannot be sorted by ${column}.`);
}
