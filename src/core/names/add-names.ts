import { isCommaBehind, items, type JsonNode, readTree } from './json-tree.ts';
import { ProblemList } from './name-problem.ts';
import { namesList, readNamesFile } from './names-file.ts';
import { formatPrefix } from './prefix.ts';
import { entryLines, type WrittenEntry } from './write-names.ts';

/** Text to be put into a document, by a place in the document as it was. */
export interface Insertion {
  readonly offset: number;
  readonly text: string;
}

/** How entries come into a names file that exists. */
export interface AddedNames {
  /** By their places, the first first; none where all prefixes have names. */
  readonly insertions: readonly Insertion[];
  readonly added: number;
  /** Entries whose prefix has a name already, which stays. */
  readonly leftOut: number;
}

/**
 * Adds entries at the end of a names file, so that nothing of it changes, its comments neither.
 * `undefined` where the file cannot be read to its end: `readNamesFile` says why.
 */
export function addNames(text: string, entries: readonly WrittenEntry[]): AddedNames | undefined {
  const tree = readTree(text.replace(/^\ufeff/, ' '), new ProblemList());
  const list = tree && namesList(tree.root);
  if (list?.type !== 'array' || tree?.end !== text.length) return undefined;
  const known = new Set(readNamesFile(text).entries.map(({ prefix }) => formatPrefix(prefix)));
  const fresh = entries.filter(({ prefix }) => !known.has(formatPrefix(prefix)));
  return {
    insertions: fresh.length === 0 ? [] : insertionsOf(text, list, entryLines(fresh)),
    added: fresh.length,
    leftOut: entries.length - fresh.length,
  };
}

/** The comma stands at the last entry, the lines before the bracket: comments may lie between. */
function insertionsOf(text: string, list: JsonNode, lines: readonly string[]): Insertion[] {
  const last = items(list).at(-1);
  const block = insertedBlock(text, list, `${lines.join('\n')}\n`);
  if (last === undefined) return [block];
  const end = last.offset + last.length;
  return isCommaBehind(text, end) ? [block] : [{ offset: end, text: ',' }, block];
}

/** Before the line of the bracket, or on lines of its own where the bracket has none. */
function insertedBlock(text: string, list: JsonNode, lines: string): Insertion {
  const bracket = list.offset + list.length - 1;
  const line = text.lastIndexOf('\n', bracket) + 1;
  return line > list.offset && text.slice(line, bracket).trim() === ''
    ? { offset: line, text: lines }
    : { offset: bracket, text: `\n${lines}  ` };
}
