import './tabs.css';
import { formatCount } from '../../src/core/format/numbers.ts';
import type { SessionState } from '../../src/protocol/session.ts';
import { element, span } from '../ui/dom.ts';
import type { Panel } from './panel.ts';

/** A tab: its name (kept, so it never changes), its label, and what it shows. */
export interface Tab {
  readonly name: string;
  readonly label: string;
  readonly panel: Panel;
  /** Controls that are there while the tab is in sight. */
  readonly tools?: HTMLElement;
}

/** A list of tabs as the platform's guidelines have it: arrows move, one panel is in sight. */
export class Tabs {
  readonly root = element('div', { class: 'tabs' });
  /** Panels, one below the other; all but one are hidden. */
  readonly panels = element('div', { class: 'panels' });
  /** For controls that belong to what is in sight. */
  readonly tools = element('div', { class: 'tab-tools' });
  private readonly tabs: readonly Tab[];
  private readonly list = element('div', { role: 'tablist', 'aria-label': 'Views' });
  private readonly onShow: (name: string) => void;
  private shown: Tab | undefined;
  /** Before the page has its first rows there is nothing to ask for. */
  private hasRows = false;

  constructor(tabs: readonly Tab[], onShow: (name: string) => void) {
    this.tabs = tabs;
    this.onShow = onShow;
    this.list.append(...tabs.map((tab) => this.button(tab)));
    this.list.addEventListener('keydown', (event) => this.key(event));
    this.root.append(this.list, this.tools);
    for (const { name, panel, tools } of tabs) {
      if (tools !== undefined) this.tools.append(tools);
      const { root } = panel;
      root.hidden = true;
      root.setAttribute('role', 'tabpanel');
      root.setAttribute('id', `panel-${name}`);
      root.setAttribute('aria-labelledby', `tab-${name}`);
      this.panels.append(root);
    }
  }

  /** Shows a tab by its name; the first where there is none of this name. */
  show(name: string): void {
    const tab = this.tabs.find((each) => each.name === name) ?? this.tabs[0];
    if (tab === undefined || tab === this.shown) return;
    this.shown = tab;
    for (const each of this.tabs) this.mark(each, each === tab);
    this.onShow(tab.name);
    if (this.hasRows) tab.panel.refresh();
  }

  /** What is shown has changed: so may what is in sight. */
  refresh(): void {
    this.hasRows = true;
    this.shown?.panel.refresh();
  }

  /** The log itself has changed. */
  stateChanged(state: SessionState): void {
    for (const { panel } of this.tabs) panel.stateChanged?.(state);
  }

  /** Another filter is applied now. */
  filterChanged(): void {
    for (const { panel } of this.tabs) panel.filterChanged?.();
  }

  /** Moves the focus to the tab that is shown. */
  focus(): void {
    if (this.shown !== undefined) this.tabButton(this.shown.name)?.focus();
  }

  /** Puts the focus into what is in sight: the grid's last cell, or what there is to focus. */
  focusPanel(): void {
    const root = this.shown?.panel.root;
    // One by one: of a list of selectors the first element in the document is found.
    const wanted = ['.ag-cell-focus', '.ag-cell', 'button, [tabindex="0"]'];
    const found = wanted.map((selector) => root?.querySelector<HTMLElement>(selector));
    found.find((each) => each != null)?.focus();
  }

  /** A number beside a tab's label; none for 0. */
  count(name: string, count: number): void {
    const badge = this.tabButton(name)?.querySelector('.badge');
    if (badge === null || badge === undefined) return;
    badge.textContent = count === 0 ? '' : formatCount(count);
    badge.toggleAttribute('hidden', count === 0);
  }

  private button({ name, label }: Tab): HTMLElement {
    const badge = span('badge', '');
    badge.hidden = true;
    const attributes = { role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}` };
    const tab = element('button', { ...attributes, type: 'button' }, [label, ' ', badge]);
    tab.addEventListener('click', () => this.show(name));
    return tab;
  }

  private tabButton(name: string): HTMLElement | null {
    return this.list.querySelector(`#tab-${name}`);
  }

  private mark({ name, panel, tools }: Tab, isShown: boolean): void {
    tools?.toggleAttribute('hidden', !isShown);
    const tab = this.tabButton(name);
    tab?.setAttribute('aria-selected', String(isShown));
    tab?.setAttribute('tabindex', isShown ? '0' : '-1');
    panel.root.hidden = !isShown;
  }

  private key(event: KeyboardEvent): void {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined || this.shown === undefined) return;
    const { length } = this.tabs;
    const next = this.tabs[(this.tabs.indexOf(this.shown) + step + length) % length];
    if (next === undefined) return;
    event.preventDefault();
    this.show(next.name);
    this.tabButton(next.name)?.focus();
  }
}
