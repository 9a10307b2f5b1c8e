import type { GridState } from 'ag-grid-community';
import { toFailure } from '../../src/protocol/failure.ts';
import type { HostApi, PageEvents, PageStart } from '../../src/protocol/page-api.ts';
import type { CellPlace, PageCommand } from '../../src/protocol/grid.ts';
import type { RecordPlace } from '../../src/protocol/record-text.ts';
import { Rpc } from '../../src/protocol/rpc.ts';
import type { SelectionState } from '../../src/protocol/selection.ts';
import type { Arrangement, FilterMistake, SessionState } from '../../src/protocol/session.ts';
import { addTerm } from '../../src/core/filter/language.ts';
import type { FilterAccess } from '../filter/filter-access.ts';
import { FilterBar } from '../filter/filter-bar.ts';
import { TupleGrid } from '../grid/grid.ts';
import { GridTools } from '../grid/grid-tools.ts';
import { type KeptSelection, readKeptSelection } from '../grid/kept-selection.ts';
import { RowSource, sortTerms } from '../grid/row-source.ts';
import { element } from '../ui/dom.ts';
import { NoMatch } from './no-match.ts';
import { Notice } from './notice.ts';
import { readKeptPage, type KeptPage } from './kept-page.ts';
import type { PanelContext } from './panel.ts';
import { Panels } from './panels.ts';
import { Summary } from './summary.ts';
import { ViewClient } from './view-client.ts';
import { hostChannel, keepState, keptState } from './vscode-api.ts';

/** The name under which the page keeps what is selected. */
const SELECTION = 'selection';

/** What a page shows once it has started. */
interface Shown {
  readonly source: RowSource;
  readonly grid: TupleGrid;
}

/** The page of one flow log: summary, filter, notice, grid, and the line to the host. */
export class Page {
  private readonly host: Rpc<HostApi>;
  private readonly nonce: string;
  private readonly summary: Summary;
  private readonly notice: Notice;
  private readonly filter: FilterBar;
  private readonly noMatch: NoMatch;
  private readonly message = element('p', { class: 'message', role: 'alert' });
  private readonly table = element('div', { class: 'table' });
  private readonly panels: Panels;
  private readonly tools = new GridTools((command) => this.run(command, {}));
  private kept: KeptPage = readKeptPage(keptState());
  private shown: Shown | undefined;
  private rows = 0;
  /** What was selected when the page was hidden or reloaded comes back once all rows are there. */
  private isSelectionBack = false;

  constructor(root: HTMLElement, nonce: string) {
    this.nonce = nonce;
    this.host = new Rpc<HostApi>(hostChannel, this.events());
    const reload = () => this.tell('reload');
    const openAsJson = () => this.tell('openAsJson');
    const showTab = (name: string) => this.panels.show(name);
    this.summary = new Summary({ cancel: () => this.tell('cancelLoading'), reload, showTab });
    this.notice = new Notice({ openAsJson, reload, showTab });
    this.filter = this.filterBar();
    this.noMatch = new NoMatch(() => this.filter.set(''));
    this.message.hidden = true;
    const tuples = element('div', { class: 'panel' }, [this.noMatch.root, this.table]);
    const tab = { root: tuples, tools: this.tools.root };
    this.panels = new Panels(tab, this.context(), this.kept.tab, (tab) => this.keep({ tab }));
    root.append(this.summary.root, this.filter.root, this.message);
    root.append(this.notice.root, this.panels.root);
  }

  /** Asks the host for what there is to show, and shows it. */
  async start(): Promise<void> {
    const { arrangement } = this;
    try {
      this.show(await this.host.call('start', { arrangement }), arrangement);
    } catch (thrown) {
      this.failed(thrown);
    }
  }

  private tell(method: 'openAsJson' | 'reload' | 'cancelLoading'): void {
    this.host.call(method, null).catch((thrown: unknown) => this.failed(thrown));
  }

  private showInJson(place: RecordPlace): void {
    this.host.call('showInJson', place).catch((thrown: unknown) => this.failed(thrown));
  }

  private get arrangement(): Arrangement {
    const { filter, grid } = this.kept;
    return { filter, sort: sortTerms(grid?.sort?.sortModel ?? []) };
  }

  private filterBar(): FilterBar {
    return new FilterBar({
      text: this.kept.filter,
      history: this.kept.history,
      fetchValues: (column) => this.host.call('columnValues', { column }),
      onApply: (text) => this.applyFilter(text),
      onHistory: (history) => this.keep({ history }),
      onExport: () => {
        this.host.call('exportRows', null).catch((thrown: unknown) => this.failed(thrown));
      },
    });
  }

  private context(): PanelContext {
    return {
      view: new ViewClient(this.host),
      nonce: this.nonce,
      filter: this.filterAccess(),
      failed: (thrown) => this.failed(thrown),
      showTuple: (row) => this.panels.showTuple(row),
      count: (name, count) => {
        this.panels.count(name, count);
        if (name === 'notes') this.summary.showNotes(count);
      },
      showInJson: (place) => this.showInJson(place),
      showText: (offset) => this.showInJson({ offset }),
      readAgain: () => this.tell('reload'),
      kept: (name) => this.kept.panels[name],
      keep: (name, state) => this.keep({ panels: { ...this.kept.panels, [name]: state } }),
    };
  }

  private filterAccess(): FilterAccess {
    const applied = () => this.kept.filter;
    return {
      get text() {
        return applied();
      },
      set: (text) => this.filter.set(text),
      addTerm: (term) => this.filter.set(addTerm(applied(), term)),
    };
  }

  private events(): PageEvents {
    return {
      sessionChanged: ({ state }) => this.showState(state),
      viewChanged: ({ state }) => {
        this.shown?.grid.viewChanged(state);
        this.showCount();
        this.panels.viewChanged(state);
      },
      run: ({ command, place }) => this.shown?.grid.run(command, place),
      restart: () => void this.start(),
    };
  }

  private show({ state, view, mistake, columns }: PageStart, arrangement: Arrangement): void {
    this.shown?.grid.destroy();
    const failed = (thrown: unknown) => this.failed(thrown);
    const source = new RowSource(this.host, view, arrangement, failed);
    const { view: client, filter, showTuple } = this.context();
    const grid = new TupleGrid(this.table, {
      source,
      host: this.host,
      filter,
      columns,
      selection: { view: client, onState: (selected) => this.showSelected(selected), failed },
      onRow: showTuple,
      showDetails: (row) => this.panels.revealTuple(row),
      showInJson: (row) => this.showInJson({ row }),
      failed,
      nonce: this.nonce,
      state: this.kept.grid,
      onState: (changed: GridState) => this.keep({ grid: changed }),
      topRow: this.kept.topRow,
      onTopRow: (topRow) => this.keep({ topRow }),
    });
    this.shown = { source, grid };
    this.isSelectionBack = false;
    this.filter.showMistake(mistake);
    this.showState(state);
    this.panels.start(view);
  }

  private async applyFilter(text: string): Promise<FilterMistake | undefined> {
    if (this.shown === undefined) return undefined;
    const { source, grid } = this.shown;
    try {
      const mistake = await source.filter(text);
      if (mistake !== undefined) return mistake;
      this.keep({ filter: text });
      grid.restart();
      this.showCount();
      this.panels.viewChanged(source.view);
    } catch (thrown) {
      this.failed(thrown);
    }
    return undefined;
  }

  private showState(state: SessionState): void {
    this.rows = state.totals.rows;
    this.summary.show(state);
    const isNotice = this.notice.show(state);
    this.filter.root.hidden = isNotice;
    this.panels.root.hidden = isNotice;
    this.panels.stateChanged(state);
    this.showCount();
    if (state.phase !== 'loading') this.selectAgain();
  }

  private selectAgain(): void {
    if (this.isSelectionBack || this.shown === undefined) return;
    this.isSelectionBack = true;
    const runs = readKeptSelection(this.kept.panels[SELECTION], this.rows);
    if (runs.length > 0) this.shown.grid.selection.change({ kind: 'runs', runs });
  }

  private showSelected(state: SelectionState): void {
    this.tools.showSelected(state);
    const kept: KeptSelection = { runs: state.runs, rows: this.rows };
    this.keep({ panels: { ...this.kept.panels, [SELECTION]: kept } });
  }

  /** A control of the page itself: what it cannot do it says above the table. */
  private run(command: PageCommand, place: CellPlace): void {
    try {
      this.shown?.grid.run(command, place);
    } catch (thrown) {
      this.failed(thrown);
    }
  }

  private showCount(): void {
    const count = this.shown?.source.view.rowCount ?? 0;
    this.filter.showCount(count, this.rows);
    this.noMatch.root.hidden = count > 0 || this.rows === 0;
  }

  private keep(change: Partial<KeptPage>): void {
    this.kept = { ...this.kept, ...change };
    keepState(this.kept);
  }

  private failed(thrown: unknown): void {
    const { code, message, remedy } = toFailure(thrown);
    if (code === 'cancelled' || code === 'stopped') return;
    this.message.textContent = `${message} ${remedy}`;
    this.message.hidden = false;
  }
}
