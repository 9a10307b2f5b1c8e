import { formatCount } from '../format/numbers.ts';
import { quoted } from '../filter/inert-text.ts';
import { nearest } from '../format/suggest.ts';
import { readEntry } from './entry-reader.ts';
import { items, type JsonNode, type JsonTree, members, readTree } from './json-tree.ts';
import { MOST_ENTRIES, type PlacedEntry } from './name-entry.ts';
import { type NameProblem, ProblemList } from './name-problem.ts';
import { formatPrefix } from './prefix.ts';

/** What a names file says. */
export interface NamesFile {
  /** In the order of the file; no two of one prefix. */
  readonly entries: readonly PlacedEntry[];
  readonly problems: readonly NameProblem[];
}

const FORM = 'A names file is an object with a list “names”: { "names": [ … ] }.';

/**
 * Reads a names file: `{ "names": [{ "cidr", "name", "kind"?, "group"?, "region"? }] }`, comments
 * and trailing commas allowed. An entry that is wrong is left out and changes nothing else; of two
 * entries with one prefix the first counts. Never throws.
 */
export function readNamesFile(text: string): NamesFile {
  const problems = new ProblemList();
  const tree = readTree(text.replace(/^\ufeff/, ' '), problems);
  const entries = tree === undefined ? [] : distinctEntries(tree, problems);
  return { entries, problems: problems.all() };
}

function distinctEntries(tree: JsonTree, problems: ProblemList): PlacedEntry[] {
  const byPrefix = new Map<string, PlacedEntry>();
  const nodes = entryNodes(tree, problems);
  const more = nodes[MOST_ENTRIES];
  if (more !== undefined) {
    const message = `A names file has at most ${formatCount(MOST_ENTRIES)} entries; from here on they are not used. Divide the file.`;
    problems.add('error', { offset: more.offset, length: 1 }, message);
  }
  for (const node of nodes.slice(0, MOST_ENTRIES)) {
    const entry = readEntry(node, problems);
    if (entry === undefined) continue;
    const key = formatPrefix(entry.prefix);
    const first = byPrefix.get(key);
    if (first === undefined) byPrefix.set(key, entry);
    else problems.add('error', entry, repeated(key, first, entry), { related: placeOf(first) });
  }
  return [...byPrefix.values()];
}

/** The items of the list that stand before the first mistake in the JSON. */
function entryNodes({ root, end }: JsonTree, problems: ProblemList) {
  if (root.type !== 'object') {
    const hint = root.type === 'array' ? ' Put the list into such an object.' : '';
    problems.add('error', { offset: root.offset, length: 1 }, `${FORM}${hint}`);
    return [];
  }
  const list = namesList(root);
  warnOfOthers(root, problems);
  if (list?.type !== 'array') {
    const place = list ?? { offset: root.offset, length: 1 };
    if (root.offset + root.length <= end) problems.add('error', place, FORM);
    return [];
  }
  return items(list).filter(({ offset, length }) => offset + length <= end);
}

/** What stands in `names`, whatever it is. */
export function namesList(root: JsonNode): JsonNode | undefined {
  return members(root).find(({ name }) => name === 'names')?.value;
}

function warnOfOthers(root: JsonTree['root'], problems: ProblemList): void {
  for (const { key, name } of members(root)) {
    if (name === 'names' || name === '$schema') continue;
    const near = nearest(name, ['names']);
    const fix = near === undefined ? {} : { fix: JSON.stringify(near) };
    problems.add('warning', key, `A names file has no field ${quoted(name)}.`, fix);
  }
}

function placeOf({ offset, length }: PlacedEntry) {
  return { offset, length };
}

function repeated(cidr: string, first: PlacedEntry, second: PlacedEntry): string {
  return first.name === second.name
    ? `“${cidr}” stands twice; the first entry counts.`
    : `“${cidr}” has the name ${quoted(first.name)} already, which counts; ${quoted(second.name)} is not used.`;
}
