import { visible } from '../filter/inert-text.ts';
import { type NameEntry, TEXT_FIELDS } from './name-entry.ts';
import { formatPrefix } from './prefix.ts';

/** An entry to be written, with what is said of it. */
export interface WrittenEntry extends NameEntry {
  /** A comment above the entry, one line each. */
  readonly comments?: readonly string[];
}

/**
 * The text of a names file. Reads back as the same entries without problems, if no two of them
 * have one prefix. `comments` stand above all, one line each.
 */
export function namesFileText(
  entries: readonly WrittenEntry[],
  comments: readonly string[] = [],
): string {
  const above = comments.map((text) => commentLine('', text));
  return [...above, '{', '  "names": [', ...entryLines(entries), '  ]', '}', ''].join('\n');
}

/** The lines of entries as they stand in a list, a comma behind each but the last. */
export function entryLines(entries: readonly WrittenEntry[]): string[] {
  return entries.flatMap((entry, at) => [
    ...(entry.comments ?? []).map((text) => commentLine('    ', text)),
    `    ${entryText(entry)}${at < entries.length - 1 ? ',' : ''}`,
  ]);
}

/** Comments quote logs and templates: a line break in them would end the comment. */
function commentLine(indent: string, text: string): string {
  return `${indent}// ${visible(text)}`.trimEnd();
}

/** An entry on one line, fields that say nothing left out. */
function entryText(entry: NameEntry): string {
  const said = TEXT_FIELDS.filter((field) => entry[field] !== '');
  const pairs = [
    `"cidr": ${JSON.stringify(formatPrefix(entry.prefix))}`,
    ...said.map((field) => `"${field}": ${JSON.stringify(entry[field])}`),
  ];
  return `{ ${pairs.join(', ')} }`;
}
