import { LONGEST_TEXT, MOST_DEPTH } from './log-limits.ts';

/** What is said where JSON is broken, by what is missing there or too much. */
export const BROKEN_JSON = {
  noColon: 'A colon is expected here.',
  noKey: 'A key is expected here.',
  noValue: 'A value is expected here.',
  noEndOfList: 'A comma or “]” is expected here.',
  noEndOfObject: 'A comma or “}” is expected here.',
  commaTooMany: 'A comma stands before a closing bracket.',
  openText: 'A text is not closed, or holds a control character.',
  tooDeep: `Lists and objects are nested more than ${MOST_DEPTH} deep here.`,
} as const;

/** Said of a key that cannot be read. */
export const BROKEN_KEY =
  'This key is not valid UTF-8 or holds an escape that JSON does not know: what it names is passed over.';

/** Said of a tuple that is no JSON text. */
export const BROKEN_TUPLE = 'The tuple holds an escape sequence or bytes that JSON does not allow.';

/** Said of a tuple of which only the beginning was looked at. */
export const LONG_TUPLE = `The tuple is longer than ${LONGEST_TEXT} bytes.`;

/** Said of a key's text that is no JSON text. */
export function brokenText(key: string): string {
  return `The text of “${key}” is not valid UTF-8 or holds an escape that JSON does not know.`;
}

/** Said of a key's text that is longer than any that a log has. */
export function longText(key: string): string {
  return `The text of “${key}” is longer than ${LONGEST_TEXT} bytes; its beginning was kept.`;
}

/** Said of a value that says something else than its key promises. */
export function wrongFact(key: string): string {
  return `The value of “${key}” is not what a flow log holds there.`;
}

/** Said of an item of a list that only flow logs have; `isText` where it should be a tuple. */
export function wrongItem(isText: boolean): string {
  return `An item of this list is not ${isText ? 'a text' : 'an object'}, as a flow log has.`;
}

/** Said of a key whose value should be a text, or a list or object that leads to tuples. */
export function wrongValue(key: string, expected: 'text' | 'list' | 'object'): string {
  const words = expected === 'object' ? 'an object' : `a ${expected}`;
  return `“${key}” does not hold ${words}, as in a flow log.`;
}

/** How much behind broken JSON had to be passed over: `12 bytes`, `12 characters`. */
export function passedOver(lost: string, next: 'the next record' | 'the end'): string {
  return `${lost} up to ${next} were passed over.`;
}

/** Said of a log that ends in its middle, after so much: `1200 bytes`. */
export function cutOff(after: string): string {
  return `The input ends in the middle of its JSON, after ${after}. All whole tuples before the cut were kept.`;
}

/** Said of NSG tuples that do not have the fields of their record's version. */
export function otherVersion(shape: 'nsg1' | 'nsg2'): string {
  const [version, needs, has] = shape === 'nsg1' ? [1, 8, 13] : [2, 13, 8];
  return `The tuple has ${has} fields where ${needs} are expected: its record is of version ${version}.`;
}
