import { type ColumnName, COLUMNS, findColumn } from '../format/columns.ts';
import { DIRECTIONS } from '../format/direction.ts';
import { FLOW_STATES } from '../format/flow-state.ts';
import { VERDICTS } from '../format/verdict.ts';
import { completionPlace, type Wanted } from './completion-place.ts';
import { FUNCTIONS } from './functions.ts';
import { formatText } from './inert-text.ts';
import { OPERATORS_OF } from './operators.ts';

/** One thing that could be written. */
export interface Completion {
  readonly kind: 'column' | 'operator' | 'function' | 'value' | 'word';
  /** What to show, and what to write in place of the replaced range. */
  readonly text: string;
  /** What it means; empty where the text says it. */
  readonly detail: string;
}

/** What could be written at a place, best first, and the range that it replaces. */
export interface Completions {
  readonly start: number;
  readonly end: number;
  readonly items: readonly Completion[];
}

/** The values of a column that occur in the log, the most frequent first; empty where unknown. */
export type ColumnValues = (column: ColumnName) => readonly string[];

/** More are no help in a list. */
const MOST_ITEMS = 100;

/** What fits at `offset`: columns, operators, functions, and values that occur in the log. */
export function completionsAt(text: string, offset: number, values: ColumnValues): Completions {
  const { wanted, start, end, written } = completionPlace(text, offset);
  const items = matching(candidates(wanted, values), written);
  return { start, end, items: items.slice(0, MOST_ITEMS) };
}

function candidates(wanted: Wanted, values: ColumnValues): Completion[] {
  switch (wanted.kind) {
    case 'operand':
      return wanted.column === undefined ? operands() : besideColumn(wanted.column, values);
    case 'operator':
      return operatorsOf(wanted.column);
    case 'connective':
      return [word('and'), word('or')];
    case 'words':
      return wanted.words.map(word);
    case 'nothing':
      return [];
  }
}

function operands(): Completion[] {
  const times = ['ago', 'now'];
  return [
    ...COLUMNS.map(columnItem),
    ...FUNCTIONS.filter(({ name }) => !times.includes(name)).map(functionItem),
  ];
}

function columnItem({ name, description }: (typeof COLUMNS)[number]): Completion {
  return { kind: 'column', text: name, detail: description };
}

function functionItem({ name, description }: (typeof FUNCTIONS)[number]): Completion {
  return { kind: 'function', text: `${name}(`, detail: description };
}

function operatorsOf(column: ColumnName): Completion[] {
  const { type } = findColumn(column)!;
  const operators = OPERATORS_OF[type === 'datetime' ? 'number' : type];
  const connectives = type === 'bool' ? [word('and'), word('or')] : [];
  return [
    ...operators.map((text): Completion => ({ kind: 'operator', text, detail: '' })),
    ...connectives,
  ];
}

function word(text: string): Completion {
  return { kind: 'word', text, detail: '' };
}

/** The words of columns that have no others. */
const FIXED_VALUES: Partial<Record<ColumnName, readonly string[]>> = {
  FlowStatus: Object.values(VERDICTS).map((facts) => facts.word),
  FlowDirection: Object.values(DIRECTIONS).map((facts) => facts.word),
  FlowState: Object.keys(FLOW_STATES).filter((state) => state !== ''),
  Kind: ['vnet', 'nsg'],
};

function besideColumn(column: ColumnName, values: ColumnValues): Completion[] {
  const { type } = findColumn(column)!;
  const texts = new Set([...values(column), ...(FIXED_VALUES[column] ?? [])]);
  const literal = type === 'text' ? formatText : (text: string) => text;
  return [
    ...Array.from(texts, (text): Completion => ({
      kind: 'value',
      text: literal(text),
      detail: '',
    })),
    ...(type === 'bool' ? [word('true'), word('false')] : []),
    ...(type === 'datetime' ? timeFunctions() : []),
    ...COLUMNS.filter((other) => other.type === type && other.name !== column).map(columnItem),
  ];
}

function timeFunctions(): Completion[] {
  const datetime: Completion = { kind: 'function', text: 'datetime(', detail: 'A time, UTC.' };
  const times = FUNCTIONS.filter(({ name }) => name === 'ago' || name === 'now');
  return [datetime, ...times.map(functionItem)];
}

/** Those that begin with what is written, then those that contain it; capitals aside. */
function matching(items: readonly Completion[], written: string): Completion[] {
  const sought = plain(written);
  const places = items.map((item) => ({ item, place: plain(item.text).indexOf(sought) }));
  const found = places.filter(({ place }) => place >= 0);
  const first = found.filter(({ place }) => place === 0);
  return [...first, ...found.filter(({ place }) => place > 0)].map(({ item }) => item);
}

/** Texts are sought without their quotes, of which the closing one may not be written yet. */
function plain(text: string): string {
  return text.replace(/^@?["']/, '').toLowerCase();
}
