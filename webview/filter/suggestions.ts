import type { ColumnName } from '../../src/core/format/columns.ts';
import {
  type Completion,
  type Completions,
  completionsAt,
} from '../../src/core/filter/language.ts';
import { element, span } from '../ui/dom.ts';

/** The values of a column that occur in the log, fetched when they are first of use. */
export type FetchValues = (column: ColumnName) => Promise<readonly string[]>;

const LIST_ID = 'filter-suggestions';

/** The list below the filter: what could be written at the caret. A listbox of a combobox. */
export class Suggestions {
  readonly root = element('ul', { id: LIST_ID, class: 'suggestions', role: 'listbox' });
  private readonly fetchValues: FetchValues;
  private readonly onPick: (text: string, start: number, end: number) => void;
  private readonly values = new Map<ColumnName, readonly string[]>();
  private shown: Completions = { start: 0, end: 0, items: [] };
  private active = -1;

  constructor(
    fetchValues: FetchValues,
    onPick: (text: string, start: number, end: number) => void,
  ) {
    this.fetchValues = fetchValues;
    this.onPick = onPick;
    this.hide();
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
      const known = this.values.get(column);
      if (known === undefined) missing.push(column);
      return known ?? [];
    });
    for (const column of missing) void this.fetch(column, text, caret);
    this.active = -1;
    this.render();
  }

  hide(): void {
    this.root.hidden = true;
    this.active = -1;
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

  private async fetch(column: ColumnName, text: string, caret: number): Promise<void> {
    this.values.set(column, []);
    const values = await this.fetchValues(column).catch(() => []);
    this.values.set(column, values);
    if (this.isOpen) this.show(text, caret);
  }

  private render(): void {
    this.root.replaceChildren(...this.shown.items.map((item, at) => this.option(item, at)));
    this.root.hidden = this.shown.items.length === 0;
  }

  private option(item: Completion, at: number): HTMLElement {
    const option = element(
      'li',
      { id: optionId(at), role: 'option', 'aria-selected': String(at === this.active) },
      [span(`suggestion ${item.kind}`, item.text), span('dim', item.detail)],
    );
    // The pointer must not take the focus from the text before the click arrives.
    option.addEventListener('mousedown', (event) => event.preventDefault());
    option.addEventListener('click', () => this.pick(item));
    return option;
  }

  private pick({ text }: Completion): void {
    const { start, end } = this.shown;
    this.hide();
    this.onPick(text, start, end);
  }
}

function optionId(at: number): string {
  return `${LIST_ID}-${at}`;
}
