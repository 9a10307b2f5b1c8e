import './filter.css';
import { formatCount } from '../../src/core/format/numbers.ts';
import { remembered } from '../../src/core/filter/history.ts';
import { checkFilter, visible } from '../../src/core/filter/language.ts';
import type { FilterMistake } from '../../src/protocol/session.ts';
import { element, span } from '../ui/dom.ts';
import { button } from '../ui/toolkit.ts';
import type { FetchValues } from './known-values.ts';
import { Suggestions } from './suggestions.ts';

/** What the filter bar needs of the page. */
export interface FilterBarSetup {
  readonly text: string;
  readonly fetchValues: FetchValues;
  /** Applies a filter; answers with its mistake where it has one. */
  readonly onApply: (text: string) => Promise<FilterMistake | undefined>;
  /** A filter was applied, to go back to later. */
  readonly onRemember: (filter: string) => void;
  /** Writes what the filter shows to a file. */
  readonly onExport: () => void;
}

/** The filter: a line of KQL that is the whole truth about what is shown. */
export class FilterBar {
  readonly root = element('div', { class: 'filter-bar', role: 'search' });
  private readonly input = element('input', {
    type: 'text',
    class: 'filter-input mono',
    role: 'combobox',
    spellcheck: 'false',
    autocomplete: 'off',
    'aria-label': 'Filter, a KQL where predicate',
    'aria-autocomplete': 'list',
    'aria-expanded': 'false',
    'aria-controls': 'filter-suggestions',
    'aria-describedby': 'filter-mistake',
    placeholder: 'Filter, such as  DestPort == 22 and FlowStatus == "Denied"',
  });
  private readonly count = span('dim count', '');
  private readonly mistake = element('div', {
    id: 'filter-mistake',
    class: 'mistake',
    role: 'alert',
  });
  private readonly suggestions: Suggestions;
  private readonly setup: FilterBarSetup;
  private history: readonly string[] = [];
  private historyAt = -1;
  /** What stood in the line before history was looked through: behind its newest, it is there again. */
  private draft = '';

  constructor(setup: FilterBarSetup) {
    this.setup = setup;
    this.input.value = setup.text;
    this.suggestions = new Suggestions({
      fetchValues: setup.fetchValues,
      onPick: (...pick) => this.write(...pick),
      onRecall: (filter) => this.set(filter),
      onChange: () => this.announce(),
    });
    const field = element('div', { class: 'filter-field' }, [this.input, this.count]);
    const history = button('History', () => this.showHistory(), 'secondary');
    const clear = button('Clear', () => this.set(''), 'secondary');
    const exported = button('Export…', setup.onExport, 'secondary');
    const buttons = [history, clear, exported];
    const line = element('div', { class: 'filter-line' }, [field, ...buttons]);
    this.root.append(line, this.mistake, this.suggestions.root);
    this.listen();
  }

  /** How many of how many rows are shown. */
  showCount(shown: number, all: number): void {
    const text = `${formatCount(shown)} of ${formatCount(all)}`;
    this.count.textContent = shown === all ? '' : text;
  }

  /** Marks a mistake at its place: in words, with the text that it is about. */
  showMistake(mistake: FilterMistake | undefined): void {
    this.input.setAttribute('aria-invalid', String(mistake !== undefined));
    this.mistake.hidden = mistake === undefined;
    if (mistake === undefined) return;
    const { value } = this.input;
    const before = value.slice(Math.max(0, mistake.start - 30), mistake.start);
    const wrong = value.slice(mistake.start, mistake.end) || '▏';
    const behind = value.slice(mistake.end, mistake.end + 30);
    this.mistake.replaceChildren(
      span('', visible(mistake.message)),
      span(
        '',
        mistake.suggestion === undefined ? '' : `Did you mean “${visible(mistake.suggestion)}”?`,
      ),
      element('code', {}, [
        visible(before),
        element('mark', {}, [visible(wrong)]),
        visible(behind),
      ]),
    );
  }

  /** What was applied before, in any log, the newest first. */
  remind(history: readonly string[]): void {
    this.history = history;
    this.historyAt = -1;
  }

  /** The log has changed: values that were fetched may not be all any more. */
  forgetValues(): void {
    this.suggestions.forget();
  }

  /** Writes a filter and applies it. */
  set(text: string): void {
    this.input.value = text;
    void this.apply();
  }

  private listen(): void {
    this.mistake.hidden = true;
    this.input.addEventListener('input', () => this.edited());
    this.input.addEventListener('keydown', (event) => this.key(event));
    this.input.addEventListener('blur', () => this.suggestions.hide());
  }

  private edited(): void {
    this.historyAt = -1;
    this.input.removeAttribute('aria-invalid');
    this.mistake.hidden = true;
    this.suggest();
  }

  private suggest(): void {
    this.suggestions.show(this.input.value, this.input.selectionStart ?? 0);
  }

  private showHistory(): void {
    this.input.focus();
    if (this.history.length > 0) this.suggestions.showHistory(this.history);
  }

  private announce(): void {
    this.input.setAttribute('aria-expanded', String(this.suggestions.isOpen));
    this.input.setAttribute('aria-activedescendant', this.suggestions.activeId);
  }

  private key(event: KeyboardEvent): void {
    if (!this.handled(event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private handled({ key, ctrlKey }: KeyboardEvent): boolean {
    const { suggestions } = this;
    if (key === 'ArrowDown') return this.arrow(1);
    if (key === 'ArrowUp') return this.arrow(-1);
    if (key === ' ' && ctrlKey) this.suggest();
    else if (key === 'Escape' && suggestions.isOpen) suggestions.hide();
    else if (key === 'Tab') return suggestions.isOpen && suggestions.pickActive();
    else if (key !== 'Enter') return false;
    else if (!suggestions.isOpen || !suggestions.pickActive()) void this.apply();
    return true;
  }

  /** Through the list where it is open, else through what was applied before. */
  private arrow(step: 1 | -1): boolean {
    if (this.suggestions.isOpen) this.suggestions.move(step);
    else this.recall(step === -1 ? 1 : -1);
    return true;
  }

  private recall(step: 1 | -1): void {
    const at = Math.max(-1, Math.min(this.history.length - 1, this.historyAt + step));
    if (this.historyAt < 0) this.draft = this.input.value;
    this.historyAt = at;
    this.input.value = this.history[at] ?? this.draft;
  }

  private write(text: string, start: number, end: number): void {
    const { value } = this.input;
    this.input.value = `${value.slice(0, start)}${text}${value.slice(end)}`;
    this.input.focus();
    this.input.setSelectionRange(start + text.length, start + text.length);
    this.suggest();
  }

  private async apply(): Promise<void> {
    this.suggestions.hide();
    const text = this.input.value;
    const mistake = checkFilter(text) ?? (await this.setup.onApply(text));
    if (mistake === undefined) this.remember(text);
    // Who has typed on meanwhile is shown no mistake of an older text.
    if (this.input.value === text) this.showMistake(mistake);
  }

  private remember(text: string): void {
    this.history = remembered(this.history, text);
    if (text.trim() !== '') this.setup.onRemember(text);
  }
}
