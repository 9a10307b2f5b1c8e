import type { ColumnName } from '../../src/core/format/columns.ts';
import {
  type Completion,
  type Completions,
  completionsAt,
} from '../../src/core/filter/language.ts';
import { visible } from '../../src/core/filter/language.ts';
import { element, span } from '../ui/dom.ts';
import { type FetchValues, KnownValues } from './known-values.ts';

const LIST_ID = 'filter-suggestions';

/** What the list needs of the filter bar. */
export interface SuggestionsSetup {
  readonly fetchValues: FetchValues;
  /** Something that fits at the caret was picked: it goes in place of `start … end`. */
  readonly onPick: (text: string, start: number, end: number) => void;
  /** A whole filter was picked that was applied before. */
  readonly onRecall: (filter: string) => void;
  /** The list was drawn anew, or hidden: also by itself, when values have come. */
  readonly onChange: () => void;
}

/** The list below the filter: what could be written at the caret. A listbox of a combobox. */
export class Suggestions {
  readonly root = element('ul', { id: LIST_ID, class: 'suggestions', role: 'listbox' });
  private readonly onPick: (text: string, start: number, end: number) => void;
  private readonly onRecall: (filter: string) => void;
  private readonly onChange: () => void;
  private readonly values: KnownValues;
  /** What was to be completed last, until the list is hidden or shows something else. */
  private asked: { readonly text: string; readonly caret: number } | undefined;
  private shown: Completions = { start: 0, end: 0, items: [] };
  /** True while the list holds whole filters that were applied before. */
  private isHistory = false;
  private active = -1;

  constructor({ fetchValues, onPick, onRecall, onChange }: SuggestionsSetup) {
    this.values = new KnownValues(fetchValues);
    this.onPick = onPick;
    this.onRecall = onRecall;
    this.onChange = onChange;
    this.root.hidden = true;
  }

  get isOpen(): boolean {
    return !this.root.hidden;
  }

  /** The id of the option that the keyboard is on, for `aria-activedescendant`. */
  get activeId(): string {
    return this.active < 0 ? '' : optionId(this.active);
  }

  /** Shows what fits at the caret; values of the log come in when they have been fetched. */
  show(text: string, caret: number): void {
    const missing: ColumnName[] = [];
    this.shown = completionsAt(text, caret, (column) => {
      const known = this.values.of(column);
      if (known === undefined) missing.push(column);
      return known ?? [];
    });
    this.asked = { text, caret };
    for (const column of missing) void this.fetch(column);
    this.isHistory = false;
    this.active = -1;
    this.render();
  }

  /** Shows filters that were applied before, the newest first. */
  showHistory(history: readonly string[]): void {
    const items = history.map((text) => ({ text, kind: 'value' as const, detail: '' }));
    this.shown = { start: 0, end: 0, items };
    this.asked = undefined;
    this.isHistory = true;
    this.active = items.length > 0 ? 0 : -1;
    this.render();
  }

  hide(): void {
    this.root.hidden = true;
    this.asked = undefined;
    this.active = -1;
    this.onChange();
  }

  /** The log has changed, and with it what occurs in its columns. */
  forget(): void {
    this.values.forget();
  }

  move(step: 1 | -1): void {
    const { length } = this.shown.items;
    if (length === 0) return;
    this.active = (this.active + step + length) % length;
    this.render();
    this.root.children[this.active]?.scrollIntoView({ block: 'nearest' });
  }

  /** Writes the option that the keyboard is on; false where it is on none. */
  pickActive(): boolean {
    const item = this.shown.items[this.active];
    if (item === undefined) return false;
    this.pick(item);
    return true;
  }

  private async fetch(column: ColumnName): Promise<void> {
    const isThere = await this.values.fetch(column);
    if (isThere && this.asked !== undefined) this.show(this.asked.text, this.asked.caret);
  }

  private render(): void {
    this.root.replaceChildren(...this.shown.items.map((item, at) => this.option(item, at)));
    this.root.hidden = this.shown.items.length === 0;
    this.onChange();
  }

  private option(item: Completion, at: number): HTMLElement {
    const option = element(
      'li',
      { id: optionId(at), role: 'option', 'aria-selected': String(at === this.active) },
      [span(`suggestion ${item.kind}`, visible(item.text)), span('dim', item.detail)],
    );
    // The pointer must not take the focus from the text before the click arrives.
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => this.pick(item));
    return option;
  }

  private pick({ text }: Completion): void {
    const { start, end } = this.shown;
    this.hide();
    if (this.isHistory) this.onRecall(text);
    else this.onPick(text, start, end);
  }
}

function optionId(at: number): string {
  return `${LIST_ID}-${at}`;
}
