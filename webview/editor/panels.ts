import type { SessionState, ViewState } from '../../src/protocol/session.ts';
import { element } from '../ui/dom.ts';
import type { Panel, PanelContext } from './panel.ts';
import { type Tab, Tabs } from './tabs.ts';

/** The table of tuples, and the controls that belong to it. */
export interface TuplesTab {
  readonly root: HTMLElement;
  readonly tools: HTMLElement;
}

/** All below the filter: the timeline, the tabs, and the details beside them. */
export class Panels {
  readonly root = element('div', { class: 'body' });
  private readonly tabs: Tabs;
  /** In sight whatever tab is shown. */
  private readonly always: readonly Panel[] = [];
  private refreshed: ViewState = { generation: -1, rowCount: 0 };
  private isLoading = true;

  constructor(
    tuples: TuplesTab,
    context: PanelContext,
    shownTab: string,
    onTab: (name: string) => void,
  ) {
    this.tabs = new Tabs(tabsOf(tuples, context), onTab);
    const split = element('div', { class: 'split' }, [this.tabs.panels]);
    this.root.append(this.tabs.root, split);
    this.tabs.show(shownTab);
  }

  /** The page has its first rows. */
  start(view: ViewState): void {
    this.refreshed = { generation: -1, rowCount: 0 };
    this.viewChanged(view);
  }

  /** Summing up anew for every few rows that arrive would take more time than the loading. */
  viewChanged(view: ViewState): void {
    const { generation, rowCount } = this.refreshed;
    const hasGrown = this.isLoading ? view.rowCount >= rowCount * 2 : view.rowCount > rowCount;
    if (view.generation === generation && !hasGrown) return;
    this.refreshed = view;
    for (const panel of this.always) panel.refresh();
    this.tabs.refresh();
  }

  stateChanged({ phase }: SessionState): void {
    this.isLoading = phase === 'loading';
  }

  /** Shows the details of a tuple, by its row's id. */
  showTuple(_row: number): void {
    // The details pane is not there yet.
  }
}

function tabsOf({ root, tools }: TuplesTab, _context: PanelContext): Tab[] {
  const nothing = () => undefined;
  return [{ name: 'tuples', label: 'Tuples', panel: { root, refresh: nothing }, tools }];
}
