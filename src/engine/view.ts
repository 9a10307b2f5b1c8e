import { compileFilter, type CompileOptions, mentionedColumns } from '../core/filter/index.ts';
import { timeBetween, type TimeRange, withoutTimeBetween } from '../core/filter/time-between.ts';
import { allRows, filterRows, type Predicate, type RowIds } from '../core/table/filter-rows.ts';
import {
  type ComputedColumn,
  isComputedColumn,
  isMarkColumn,
  isNameColumn,
  MARK_COLUMNS,
  NAME_COLUMNS,
} from '../core/format/columns.ts';
import { isTableColumn, type KnownTexts, type RowTexts } from '../core/table/row-numbers.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import { type KnownMarks, Marks, markPredicate } from '../core/table/marks.ts';
import { type SortKey, sortRows } from '../core/table/sort-rows.ts';
import { FailureError } from '../protocol/failure.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type {
  Arranged,
  Arrangement,
  Page,
  PageRange,
  PageRow,
  SortTerm,
  ViewState,
} from '../protocol/session.ts';
import { EngineNames } from './names/engine-names.ts';
import { regex } from './regex.ts';
import { rowMarks } from './row-marks.ts';
import { runInSlices } from './run-steps.ts';
import { type OrderedRows, type SelectableRows, Selection } from './selection.ts';
import type { Session } from './session.ts';

/** Rows that one page may ask for. */
const MOST_ROWS = 1000;

/** A filter and an order, ready to run. */
interface Plan {
  readonly filter: string;
  /** The time of `now()` in the filter. */
  readonly now: number;
  readonly keys: readonly SortKey[];
  /** The columns that filter or order need, and that must be worked out before. */
  readonly computed: readonly ComputedColumn[];
}

/** What has been worked out of columns that no row has by itself. */
export type Known = KnownMarks & KnownTexts;

/** Rows by a plan, and how many rows of the table were looked at. */
interface Order {
  readonly ids: RowIds;
  readonly seen: number;
}

/** Some of a session's rows in some order, as one page shows them. */
export class View implements SelectableRows {
  readonly session: Session;
  /** What addresses are named by, in all views. */
  readonly names: EngineNames;
  readonly selection = new Selection();
  private generation = 0;
  /** The arrangement that is under way: the next one ends it. */
  private work = new AbortController();
  private readonly closing = new AbortController();
  private isCatchingUp = false;
  private plan: Plan;
  /** `undefined` is all rows in file order, which new rows simply lengthen. */
  private order: Order | undefined;

  constructor(session: Session, names = new EngineNames()) {
    this.session = session;
    this.names = names;
    this.plan = { filter: '', now: 0, keys: this.ownOrder, computed: [] };
  }

  get state(): ViewState {
    return { generation: this.generation, rowCount: this.order?.ids.length ?? this.rowsThere };
  }

  /** True where rows came that were not looked at yet. */
  get isBehind(): boolean {
    return this.order !== undefined && this.order.seen < this.rowsThere;
  }

  /** True where so many came that arranging them is worth while before the loading ends. */
  get isFarBehind(): boolean {
    return this.order !== undefined && this.order.seen * 2 <= this.rowsThere;
  }

  /**
   * Filters and sorts anew. A mistake in the filter leaves the view as it was. Rejects with
   * `cancelled`, also when a later arrangement came, and leaves it as it was, too.
   */
  async arrange({ filter, sort }: Arrangement, signal: Cancellation): Promise<Arranged> {
    const now = Date.now();
    const compiled = this.compiled(filter, now, NOTHING);
    if (!isPredicate(compiled)) return { ok: false, mistake: compiled };
    const keys = sort.length === 0 ? this.ownOrder : sort.map(sortKey);
    const columns = [...mentionedColumns(filter), ...keys.map(({ column }) => column)];
    const plan = { filter, now, keys, computed: [...new Set(columns.filter(isComputedColumn))] };
    this.work.abort();
    const work = new AbortController();
    this.work = work;
    signal.addEventListener('abort', () => work.abort());
    await this.take(plan, work.signal);
    return { ok: true, state: this.state };
  }

  /** Addresses have other names now: so may the rows that are shown, and what they say. */
  async renamed(): Promise<void> {
    const { plan } = this;
    this.generation++;
    // Who arranges the rows anew at this moment looks at the new names by themselves.
    if (plan.computed.some(isNameColumn)) await this.take(plan, this.closing.signal);
  }

  /** Shows the rows by a plan, unless another one has been taken meanwhile. */
  private async take(plan: Plan, signal: Cancellation): Promise<void> {
    const before = this.plan;
    const { version } = this.names;
    const order = await this.ordered(plan, signal);
    if (version !== this.names.version) return this.take(plan, signal);
    if (this.plan !== before) return;
    this.plan = plan;
    this.order = order;
    this.generation++;
  }

  /** Takes the rows that came since into the order, unless somebody arranges it anew anyway. */
  async catchUp(): Promise<void> {
    if (this.isCatchingUp) return;
    this.isCatchingUp = true;
    try {
      await this.take(this.plan, this.closing.signal);
    } finally {
      this.isCatchingUp = false;
    }
  }

  /** Ends whatever is under way. */
  close(): void {
    this.work.abort();
    this.closing.abort();
  }

  page(start: number, end: number): Page {
    const { rowCount, generation, idAt } = this.standing;
    const first = Math.max(0, Math.min(start, rowCount));
    const stop = Math.min(end, rowCount, first + MOST_ROWS);
    const rows = Array.from({ length: Math.max(0, stop - first) }, (_, at) => {
      return this.row(idAt(first + at));
    });
    const selected = rows.map(({ id }) => id).filter((id) => this.selection.has(id));
    return { generation, start: first, rows, selected };
  }

  /** The same with what is asked for beside the log, as far as it has been worked out. */
  async computedPage(
    { start, end, computed = [], labels = [] }: PageRange,
    signal: Cancellation,
  ): Promise<Page> {
    const { flows, isLoading } = this.session;
    const marks = computed.filter(isMarkColumn);
    const known = isLoading
      ? await flows.markedLately(marks, signal)
      : await flows.marked(marks, signal);
    const labelled = await this.names.labelling(this.table, labels, signal);
    const page = this.page(start, end);
    const columns = computed.filter(isNameColumn);
    const rows = page.rows.map((row) =>
      labelled(this.names.named({ ...row, ...rowMarks(known, row.id) }, columns)),
    );
    return { ...page, rows };
  }

  get table(): FlowTable {
    return this.session.table;
  }

  get tableRows(): number {
    return this.rowsThere;
  }

  /** The rows as they stand now, which later arrangements do not change. */
  get standing(): OrderedRows {
    const ids = this.order?.ids;
    return {
      ...this.state,
      idAt: ids === undefined ? (place) => place : (place) => ids[place]!,
    };
  }

  /** Where a row stands in the view; -1 where it does not show it. */
  placeOf(id: number): number {
    return this.order === undefined ? id : this.order.ids.indexOf(id);
  }

  /** The rows of the view, in its order. */
  get ids(): RowIds {
    return this.order?.ids ?? allRows(this.rowsThere);
  }

  /** A row of the table by its id, as pages have it. */
  row(id: number): PageRow {
    return { id, source: this.table.origin(id).source, ...this.table.row(id) };
  }

  /** The rows that match the filter but for its time, and the time to which it narrows them. */
  async rowsOfAnyTime(signal: Cancellation): Promise<{ ids: RowIds; brush?: TimeRange }> {
    const { filter, now, computed } = this.plan;
    const brush = timeBetween(filter, now);
    if (brush === undefined) return { ids: this.ids };
    const known = await this.known(computed, signal);
    const predicate = this.compiled(withoutTimeBetween(filter), now, known);
    if (!isPredicate(predicate)) return { ids: this.ids, brush };
    return { ids: await runInSlices(filterRows(this.table, predicate), signal), brush };
  }

  /** What has to be worked out of columns before rows can be asked by them. */
  async known(columns: readonly ComputedColumn[], signal: Cancellation): Promise<Known> {
    const marks = await this.session.flows.marked(columns.filter(isMarkColumn), signal);
    const texts = await this.names.texts(this.table, columns.filter(isNameColumn), signal);
    return { ...marks, ...texts };
  }

  /** Where nobody sorts: file order, but of several logs, each with its own hours, that of time. */
  private get ownOrder(): readonly SortKey[] {
    return this.session.isJoined ? [{ column: 'Time', descending: false }] : [];
  }

  private get rowsThere(): number {
    return this.table.rowCount;
  }

  private async ordered(plan: Plan, signal: Cancellation): Promise<Order | undefined> {
    const { filter, now, keys, computed } = plan;
    if (filter.trim() === '' && keys.length === 0) return undefined;
    const { table } = this;
    const seen = table.rowCount;
    const known = await this.known(computed, signal);
    const predicate = filter.trim() === '' ? undefined : this.compiled(filter, now, known);
    const matching =
      predicate === undefined || !isPredicate(predicate)
        ? allRows(seen)
        : await runInSlices(filterRows(table, predicate, 0, seen), signal);
    return { ids: await runInSlices(sortRows(table, matching, keys, known), signal), seen };
  }

  private compiled(filter: string, now: number, known: Known) {
    const predicates = MARK_COLUMNS.flatMap((column) => {
      const marks = known[column];
      return marks === undefined ? [] : [[column, markPredicate(this.table, marks)] as const];
    });
    const marks: CompileOptions['marks'] = Object.fromEntries(predicates);
    return compileFilter(this.table, filter, { now, regex, marks, texts: known });
  }
}

const NO_TEXTS: RowTexts = { texts: [''], codeOf: () => 0 };

/** Enough to read a filter by: its columns are worked out once the filter is found right. */
const NOTHING: Known = {
  IsDuplicate: new Marks(0),
  IsOtherSide: new Marks(0),
  ...Object.fromEntries(NAME_COLUMNS.map((column) => [column, NO_TEXTS])),
};

function isPredicate(compiled: ReturnType<typeof compileFilter>): compiled is Predicate {
  return typeof compiled === 'function';
}

function sortKey({ column, descending }: SortTerm): SortKey {
  if (isTableColumn(column) || isComputedColumn(column)) return { column, descending };
  throw new FailureError('unreadable', `This log cannot be sorted by ${String(column)}.`);
}
