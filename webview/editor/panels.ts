import type { SessionState, ViewState } from '../../src/protocol/session.ts';
import { DetailsPane } from '../details/details-pane.ts';
import { element } from '../ui/dom.ts';
import type { Panel, PanelContext } from './panel.ts';
import { type Tab, Tabs } from './tabs.ts';

/** All below the filter: the timeline, the tabs, and the details beside them. */
export class Panels {
  readonly root = element('div', { class: 'body' });
  private readonly tabs: Tabs;
  private readonly details: DetailsPane;
  /** In sight whatever tab is shown. */
  private readonly always: readonly Panel[];
  private refreshed: ViewState = { generation: -1, rowCount: 0 };
  private isLoading = true;

  constructor(
    tuples: HTMLElement,
    context: PanelContext,
    shownTab: string,
    onTab: (name: string) => void,
  ) {
    this.tabs = new Tabs(tabsOf(tuples), onTab);
    this.details = new DetailsPane(context, () => this.tabs.focusPanel());
    this.always = [this.details];
    this.tabs.tools.append(this.details.toggle);
    const { splitter, root } = this.details;
    const split = element('div', { class: 'split' }, [this.tabs.panels, splitter, root]);
    this.root.append(this.tabs.root, split);
    this.tabs.show(shownTab);
  }

  /** The page has its first rows. */
  start(view: ViewState): void {
    this.details.clear();
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
  showTuple(row: number): void {
    this.details.show(row);
  }
}

function tabsOf(tuples: HTMLElement): Tab[] {
  const nothing = () => undefined;
  return [{ name: 'tuples', label: 'Tuples', panel: { root: tuples, refresh: nothing } }];
}
