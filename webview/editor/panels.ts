import type { SessionState, ViewState } from '../../src/protocol/session.ts';
import { BetweenPanel } from '../charts/between-panel.ts';
import { FlowMapPanel } from '../charts/flow-map-panel.ts';
import { HeatMapPanel } from '../charts/heat-map-panel.ts';
import { Timeline } from '../charts/timeline.ts';
import { TopPanel } from '../charts/top-panel.ts';
import { ConversationsPanel } from '../conversations/conversations-panel.ts';
import { DetailsPane } from '../details/details-pane.ts';
import type { TuplesPanel } from '../grid/tuples-panel.ts';
import { element } from '../ui/dom.ts';
import { NotesPanel } from '../notes/notes-panel.ts';
import { ProblemsPanel } from '../problems/problems-panel.ts';
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
    tuples: TuplesPanel,
    context: PanelContext,
    shownTab: string,
    onTab: (name: string) => void,
  ) {
    const timeline = new Timeline(context);
    this.tabs = new Tabs(tabsOf(tuples, context), onTab);
    this.details = new DetailsPane(context, () => this.tabs.focusPanel());
    this.always = [timeline, this.details];
    this.tabs.tools.append(this.details.toggle);
    const { splitter, root } = this.details;
    const split = element('div', { class: 'split' }, [this.tabs.panels, splitter, root]);
    this.root.append(timeline.root, this.tabs.root, split);
    this.tabs.show(shownTab);
  }

  /** The page has its first rows. */
  start(view: ViewState): void {
    this.details.start();
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

  stateChanged(state: SessionState): void {
    this.isLoading = state.phase === 'loading';
    this.tabs.stateChanged(state);
  }

  /** Another filter is applied now. */
  filterChanged(): void {
    this.tabs.filterChanged();
  }

  /** Brings a tab into sight, and the focus to it. */
  show(name: string): void {
    this.root.hidden = false;
    this.tabs.show(name);
    this.tabs.focus();
  }

  /** A number beside a tab's label. */
  count(name: string, count: number): void {
    this.tabs.count(name, count);
  }

  /** Shows the details of a tuple, by its row's id. */
  showTuple(row: number): void {
    this.details.show(row);
  }

  /** The same, in sight whether the details were or not. */
  revealTuple(row: number): void {
    this.details.reveal(row);
  }
}

function tabsOf(tuples: TuplesPanel, context: PanelContext): Tab[] {
  return [
    { name: 'tuples', label: 'Tuples', panel: tuples, tools: tuples.tools },
    { name: 'conversations', label: 'Conversations', panel: new ConversationsPanel(context) },
    { name: 'top', label: 'Top', panel: new TopPanel(context) },
    { name: 'map', label: 'Flow map', panel: new FlowMapPanel(context) },
    { name: 'between', label: 'Between', panel: new BetweenPanel(context) },
    { name: 'heat', label: 'Heat map', panel: new HeatMapPanel(context) },
    { name: 'problems', label: 'Problems', panel: new ProblemsPanel(context) },
    { name: 'notes', label: 'Notes', panel: new NotesPanel(context) },
  ];
}
