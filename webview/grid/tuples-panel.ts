import type { ColumnName } from '../../src/core/format/columns.ts';
import type { CellPlace, PageCommand } from '../../src/protocol/grid.ts';
import type { HostApi, PageStart } from '../../src/protocol/page-api.ts';
import type { Rpc } from '../../src/protocol/rpc.ts';
import type { SelectionState } from '../../src/protocol/selection.ts';
import type {
  Arrangement,
  FilterMistake,
  SessionState,
  ViewState,
} from '../../src/protocol/session.ts';
import { NoMatch } from '../editor/no-match.ts';
import type { PageStore } from '../editor/page-store.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { TupleGrid } from './grid.ts';
import { GridTools } from './grid-tools.ts';
import { type KeptSelection, readKeptSelection } from './kept-selection.ts';
import { RowSource, sortTerms } from './row-source.ts';

/** The name under which the page keeps what is selected. */
const SELECTION = 'selection';

const NOTHING: SelectionState = { count: 0, shown: 0, runs: [], selected: [] };

/** What the tab of tuples needs of the page. */
export interface TuplesSetup {
  readonly host: Pick<Rpc<HostApi>, 'call'>;
  readonly store: PageStore;
  /** The filter that the rows go by, whenever they go by another one. */
  readonly onFilter: (filter: string) => void;
}

/** What is shown once the page has started. */
interface Shown {
  readonly source: RowSource;
  readonly grid: TupleGrid;
}

/** The tab of tuples: the grid, what is selected in it, and what stands where it has no rows. */
export class TuplesPanel implements Panel {
  readonly root = element('div', { class: 'panel' });
  readonly tools: HTMLElement;
  private readonly context: PanelContext;
  private readonly setup: TuplesSetup;
  private readonly table = element('div', { class: 'table' });
  private readonly noMatch: NoMatch;
  private readonly gridTools = new GridTools((command) => this.tryToRun(command));
  private shown: Shown | undefined;
  private rows = 0;
  private isLoading = true;
  private selected = NOTHING;
  /** What was selected when the page was hidden or reloaded comes back once all rows are there. */
  private isSelectionBack = false;

  constructor(context: PanelContext, setup: TuplesSetup) {
    this.context = context;
    this.setup = setup;
    this.tools = this.gridTools.root;
    this.noMatch = new NoMatch(() => context.filter.set(''));
    this.root.append(this.noMatch.root, this.table);
  }

  /** How the rows are to be arranged as the page starts. */
  get arrangement(): Arrangement {
    const { filter, grid } = this.setup.store.state;
    return { filter, sort: sortTerms(grid?.sort?.sortModel ?? []) };
  }

  get view(): ViewState {
    return this.shown?.source.view ?? { generation: 0, rowCount: 0 };
  }

  /** The columns that are shown, in their order. */
  get columns(): readonly ColumnName[] {
    return this.shown?.grid.shownColumns ?? [];
  }

  /** The page has its first rows, or those of the log as it was read again. */
  start({ view, columns, areNamesShown }: PageStart, arrangement: Arrangement): void {
    const { host, store, onFilter } = this.setup;
    const { view: client, filter, failed, nonce } = this.context;
    const { showTuple, revealTuple, showInJson } = this.context;
    this.shown?.grid.destroy();
    this.isSelectionBack = false;
    this.showSelected(NOTHING);
    const source = new RowSource(host, view, arrangement, { onFilter, onFailure: failed });
    const grid = new TupleGrid(this.table, {
      ...{ source, host, filter, columns, failed, nonce },
      selection: { view: client, onState: (selected) => this.showSelected(selected), failed },
      onRow: showTuple,
      showDetails: revealTuple,
      showInJson: (row) => showInJson({ row }),
      onCopied: (what) => this.gridTools.showCopied(what),
      areNamesShown,
      onNamesShown: (areShown) => {
        this.gridTools.showNames(areShown);
        host.call('keepNamesShown', { areShown }).catch(failed);
      },
      state: store.state.grid,
      onState: (changed) => store.keep({ grid: changed }),
      topRow: store.state.topRow,
      onTopRow: (topRow) => store.keep({ topRow }),
    });
    this.gridTools.showNames(areNamesShown);
    this.shown = { source, grid };
  }

  /** Somewhere this person has asked for names beside addresses, or to be rid of them. */
  showNames(areShown: boolean): void {
    this.shown?.grid.showNames(areShown);
    this.gridTools.showNames(areShown);
  }

  /** Rows come by themselves. */
  refresh(): void {
    this.showNoMatch();
  }

  /** Filters anew. Answers with the mistake in the filter; rejects as the host does. */
  async filter(text: string): Promise<FilterMistake | undefined> {
    if (this.shown === undefined) return undefined;
    const { source, grid } = this.shown;
    const mistake = await source.filter(text);
    if (mistake === undefined) grid.restart();
    return mistake;
  }

  viewChanged(view: ViewState): void {
    this.shown?.grid.viewChanged(view);
    this.showNoMatch();
  }

  stateChanged({ totals, phase, live }: SessionState): void {
    if (this.shown !== undefined) this.shown.grid.isLive = live !== undefined;
    const wasLoading = this.isLoading;
    this.rows = totals.rows;
    this.isLoading = phase === 'loading';
    // Rows that came last may repeat earlier ones, or show them to be but another side.
    if (wasLoading && !this.isLoading) this.shown?.grid.computedChanged();
    this.showNoMatch();
    if (!this.isLoading) this.selectAgain();
  }

  /** Carries out what a menu, a key or the palette asks for. Throws where it cannot. */
  run(command: PageCommand, place: CellPlace): void {
    this.shown?.grid.run(command, place);
  }

  /** A control of the page itself: what it cannot do it says above the table. */
  private tryToRun(command: PageCommand): void {
    try {
      this.run(command, {});
    } catch (thrown) {
      this.context.failed(thrown);
    }
  }

  private selectAgain(): void {
    if (this.isSelectionBack || this.shown === undefined) return;
    this.isSelectionBack = true;
    const runs = readKeptSelection(this.context.kept(SELECTION), this.rows);
    // What was selected while the log loaded is newer than what was kept.
    if (this.selected.count > 0) this.keepSelected();
    else if (runs.length > 0) this.shown.grid.selection.change({ kind: 'runs', runs });
  }

  private showSelected(state: SelectionState): void {
    this.selected = state;
    this.gridTools.showSelected(state);
    if (this.isSelectionBack && !this.isLoading) this.keepSelected();
  }

  private keepSelected(): void {
    const kept: KeptSelection = { runs: this.selected.runs, rows: this.rows };
    this.context.keep(SELECTION, kept);
  }

  private showNoMatch(): void {
    this.noMatch.root.hidden = this.view.rowCount > 0 || this.rows === 0;
  }
}
