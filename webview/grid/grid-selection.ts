import type { GridApi, IRowNode } from 'ag-grid-community';
import type { RowRun, SelectionChange, SelectionState } from '../../src/protocol/selection.ts';
import type { Page, PageRow } from '../../src/protocol/session.ts';
import type { ViewClient } from '../editor/view-client.ts';

/** What a selection needs of the page. */
export interface SelectionSetup {
  readonly view: ViewClient;
  readonly onState: (state: SelectionState) => void;
  readonly failed: (thrown: unknown) => void;
}

/**
 * What is selected, as the grid shows it. The ids are in the worker: here is only which of the
 * rows that the grid holds are among them.
 */
export class GridSelection {
  private readonly api: GridApi<PageRow>;
  private readonly setup: SelectionSetup;
  private asked = 0;
  private answer: Promise<SelectionState> | undefined;
  private state: SelectionState = { count: 0, shown: 0, runs: [], selected: [] };

  constructor(api: GridApi<PageRow>, setup: SelectionSetup) {
    this.api = api;
    this.setup = setup;
  }

  /** How many rows are selected, whether the filter shows or hides them. */
  get count(): number {
    return this.state.count;
  }

  /** How many rows are selected and shown. */
  get shown(): number {
    return this.state.shown;
  }

  /** The same once what has been picked is selected. */
  async settled(): Promise<number> {
    const { shown } = (await this.answer) ?? this.state;
    return shown;
  }

  /** Changes what is selected; `null` asks what of it is shown now. */
  change(change: SelectionChange | null): void {
    const asked = ++this.asked;
    const rows = this.api.getRenderedNodes().flatMap(({ data }) => data?.id ?? []);
    this.answer = this.setup.view.ask('select', { change, rows });
    this.answer.then(
      (state) => {
        // A later question is under way: its answer holds for this one, too.
        if (asked === this.asked && !this.api.isDestroyed()) this.show(state, rows);
      },
      (thrown: unknown) => this.setup.failed(thrown),
    );
  }

  /** Rows have come, and with them which of them are selected. */
  loaded({ rows, selected }: Page): void {
    const isSelected = new Set(selected);
    const nodes = rows.flatMap(({ id }) => this.api.getRowNode(String(id)) ?? []);
    this.mark(nodes, (id) => isSelected.has(id));
  }

  private show(state: SelectionState, rows: readonly number[]): void {
    this.state = state;
    const isWhole = state.runs.length > 0 || state.count === 0;
    const selected = new Set(state.selected);
    const known = new Set(rows);
    const nodes: IRowNode<PageRow>[] = [];
    this.api.forEachNode((node) => {
      if (node.data !== undefined && (isWhole || known.has(node.data.id))) nodes.push(node);
    });
    this.mark(nodes, (id) => (isWhole ? isInRuns(state.runs, id) : selected.has(id)));
    if (!isWhole) this.api.refreshInfiniteCache();
    this.setup.onState(state);
  }

  private mark(nodes: readonly IRowNode<PageRow>[], isSelected: (id: number) => boolean): void {
    for (const newValue of [true, false]) {
      const changed = nodes.filter((node) => {
        const wanted = isSelected(Number(node.id));
        return wanted === newValue && node.isSelected() !== wanted;
      });
      if (changed.length > 0) this.api.setNodesSelected({ nodes: changed, newValue });
    }
  }
}

/** Runs stand in the order of their ids. */
function isInRuns(runs: readonly RowRun[], id: number): boolean {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (runs[middle]![1] < id) low = middle + 1;
    else high = middle;
  }
  return low < runs.length && runs[low]![0] <= id;
}
