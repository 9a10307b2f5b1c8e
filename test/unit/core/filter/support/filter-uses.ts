import {
  addTerm,
  checkFilter,
  completionsAt,
  removeTerm,
  timeBetween,
  withoutTimeBetween,
  withTimeBetween,
} from '../../../../../src/core/filter/language.ts';

/** All that takes a filter's text. */
export const FILTER_USES: readonly ((text: string) => unknown)[] = [
  checkFilter,
  (text) => completionsAt(text, text.length, () => []),
  (text) => addTerm(text, 'DestPort == 22'),
  (text) => removeTerm(text, 'DestPort == 22'),
  (text) => timeBetween(text, 0),
  withoutTimeBetween,
  (text) => withTimeBetween(text, 0, 1),
];
