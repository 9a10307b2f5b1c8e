import { addTerm } from '../../src/core/filter/language.ts';
import type { HostApi, PageEvents, PageStart } from '../../src/protocol/page-api.ts';
import { Rpc } from '../../src/protocol/rpc.ts';
import type {
  Arrangement,
  FilterMistake,
  SessionState,
  ViewState,
} from '../../src/protocol/session.ts';
import type { FilterAccess } from '../filter/filter-access.ts';
import { FilterBar } from '../filter/filter-bar.ts';
import { TuplesPanel } from '../grid/tuples-panel.ts';
import { element } from '../ui/dom.ts';
import { HostWatch } from './host-watch.ts';
import { Message } from './message.ts';
import { Notice } from './notice.ts';
import { PageStore } from './page-store.ts';
import type { PanelContext } from './panel.ts';
import { Panels } from './panels.ts';
import { Summary } from './summary.ts';
import { ViewClient } from './view-client.ts';
import { hostChannel } from './vscode-api.ts';

/** How long the host may be busy, ms: what asks nothing of the engine is answered at once. */
const HOST_PATIENCE = 15_000;

/** The page of one flow log: its parts, and the line between them and the host. */
export class Page {
  private readonly host: Rpc<HostApi>;
  private readonly nonce: string;
  private readonly store = new PageStore();
  private readonly message = new Message();
  private readonly gone = goneNotice();
  private readonly summary: Summary;
  private readonly notice: Notice;
  private readonly filter: FilterBar;
  private readonly tuples: TuplesPanel;
  private readonly panels: Panels;
  private starts = 0;
  private rows = 0;

  constructor(root: HTMLElement, nonce: string) {
    this.nonce = nonce;
    this.host = new Rpc<HostApi>(hostChannel, this.events());
    const reload = () => this.tell('reload');
    const openAsJson = () => this.tell('openAsJson');
    const showTab = (name: string) => this.panels.show(name);
    const cancel = () => this.tell('cancelLoading');
    const loadRest = () => this.tell('loadRest');
    const setLive = (isLive: boolean) => this.setLive(isLive);
    this.summary = new Summary({ cancel, loadRest, setLive, reload, showTab });
    this.notice = new Notice({ openAsJson, reload, showTab });
    this.filter = this.filterBar();
    const context = this.context();
    const { host, store } = this;
    const onFilter = (filter: string) => {
      store.keep({ filter });
      this.panels.filterChanged();
    };
    this.tuples = new TuplesPanel(context, { host, store, onFilter });
    this.panels = new Panels(this.tuples, context, store.state.tab, (tab) => store.keep({ tab }));
    const isThere = () => host.call('isThere', null, { timeout: HOST_PATIENCE });
    new HostWatch(isThere, (is) => (this.gone.hidden = is));
    const { summary, filter, message } = this;
    root.append(summary.root, summary.heard, filter.root, message.root, this.gone);
    root.append(this.notice.root, this.panels.root);
  }

  /** Asks the host for what there is to show, and shows it, unless it has begun anew meanwhile. */
  async start(): Promise<void> {
    const start = ++this.starts;
    const { arrangement } = this.tuples;
    // A window that was loaded again has forgotten it.
    if (this.store.state.isLive) this.setLive(true);
    try {
      const first = await this.host.call('start', { arrangement });
      if (start === this.starts) this.show(first, arrangement);
    } catch (thrown) {
      if (start === this.starts) this.message.show(thrown);
    }
  }

  private show(first: PageStart, arrangement: Arrangement): void {
    this.message.clear();
    this.filter.forgetValues();
    this.tuples.start(first, arrangement);
    this.filter.remind(first.history);
    this.filter.showMistake(first.mistake);
    this.showState(first.state);
    this.panels.start(first.view);
    if (first.filter !== undefined) this.filter.set(first.filter);
  }

  private remember(filter: string): void {
    this.host.call('keepFilter', { filter }).catch((thrown: unknown) => this.message.show(thrown));
  }

  private tell(
    method: 'openAsJson' | 'reload' | 'cancelLoading' | 'loadRest' | 'exportRows',
  ): void {
    this.host.call(method, null).catch((thrown: unknown) => this.message.show(thrown));
  }

  private setLive(isLive: boolean): void {
    this.store.keep({ isLive });
    this.host.call('setLive', { isLive }).catch((thrown: unknown) => this.message.show(thrown));
  }

  private filterBar(): FilterBar {
    return new FilterBar({
      text: this.store.state.filter,
      fetchValues: (column) => this.host.call('columnValues', { column }),
      onApply: (text) => this.applyFilter(text),
      onRemember: (filter) => this.remember(filter),
      onExport: () => this.tell('exportRows'),
    });
  }

  private context(): PanelContext {
    const { host, store, nonce, message } = this;
    return {
      view: new ViewClient(host),
      nonce,
      filter: this.filterAccess(),
      failed: (thrown) => message.show(thrown),
      showTuple: (row) => this.panels.showTuple(row),
      revealTuple: (row) => this.panels.revealTuple(row),
      count: (name, count) => {
        this.panels.count(name, count);
        if (name === 'notes') this.summary.showNotes(count);
      },
      showInJson: (place) => {
        host.call('showInJson', place).catch((thrown: unknown) => message.show(thrown));
      },
      copyText: (text) => host.call('copyText', { text }),
      readAgain: () => this.tell('reload'),
      kept: (name) => store.state.panels[name],
      keep: (name, state) => store.keepPanel(name, state),
    };
  }

  private filterAccess(): FilterAccess {
    const applied = () => this.store.state.filter;
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
        // Another order that nobody here asked for: rows came, or addresses have other names.
        if (state.generation !== this.tuples.view.generation) this.filter.forgetValues();
        this.tuples.viewChanged(state);
        this.viewChanged(state);
      },
      namesShown: ({ areShown }) => this.tuples.showNames(areShown),
      run: ({ command, place }) => this.tuples.run(command, place),
      filter: ({ filter }) => this.filter.set(filter),
      shown: () => ({ filter: this.store.state.filter, columns: this.tuples.columns }),
      restart: () => void this.start(),
    };
  }

  private async applyFilter(text: string): Promise<FilterMistake | undefined> {
    try {
      const mistake = await this.tuples.filter(text);
      if (mistake !== undefined) return mistake;
      this.message.clear();
      this.viewChanged(this.tuples.view);
    } catch (thrown) {
      this.message.show(thrown);
    }
    return undefined;
  }

  private viewChanged(view: ViewState): void {
    this.filter.showCount(view.rowCount, this.rows);
    this.panels.viewChanged(view);
  }

  private showState(state: SessionState): void {
    const hasEnded = state.phase !== 'loading';
    this.rows = state.totals.rows;
    this.summary.show(state);
    const isNotice = this.notice.show(state);
    this.filter.root.hidden = isNotice;
    if (hasEnded) this.filter.forgetValues();
    this.panels.root.hidden = isNotice;
    this.panels.stateChanged(state);
    this.filter.showCount(this.tuples.view.rowCount, this.rows);
  }
}

function goneNotice(): HTMLElement {
  const notice = element('div', { class: 'message', role: 'alert', hidden: '' });
  notice.textContent =
    'The extension host, which reads this log, does not answer: the editor may have started it anew. ' +
    'If this stays, close the tab and open the log again.';
  return notice;
}
