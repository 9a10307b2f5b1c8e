import { quoted } from '../filter/inert-text.ts';
import { parseDatetime } from '../filter/time-literals.ts';
import { type ColumnName, COLUMNS, findColumn } from '../format/columns.ts';
import { formatCount } from '../format/numbers.ts';
import { nearest } from '../format/suggest.ts';
import { items, type JsonNode, type JsonTree, readTree, textOf } from '../names/json-tree.ts';
import { type NameProblem, ProblemList } from '../names/name-problem.ts';
import type { TimeWindow } from '../table/time-window.ts';
import { FIRST_TIME, type FlowSet, LAST_TIME, LONGEST, MOST_SOURCES } from './flow-set.ts';
import { readSource } from './read-source.ts';
import { type Fields, fieldsOf, startOf, textField } from './set-fields.ts';

/** What a flow set says, and what is wrong with it. */
export interface FlowSetReading {
  /** Only there where nothing is wrong but what is merely unknown. */
  readonly set?: FlowSet;
  readonly problems: readonly NameProblem[];
}

const FORM = 'A flow set is an object: { "version": 1, "sources": [ … ] }.';
const FIELDS = ['version', 'name', 'range', 'sources', 'filter', 'columns'];
const VERSION = 1;

/** Reads a flow set; comments and trailing commas are allowed. Never throws. */
export function readFlowSet(text: string): FlowSetReading {
  const problems = new ProblemList();
  const tree = readTree(text.replace(/^\ufeff/, ' '), problems);
  const isWhole = problems.all().length === 0;
  const set = isWhole && tree !== undefined ? readRoot(tree, problems) : undefined;
  if (isWhole && tree === undefined) problems.add('error', { offset: 0, length: 0 }, FORM);
  const all = problems.all();
  const isWrong = all.some(({ severity }) => severity === 'error');
  return { ...(set === undefined || isWrong ? {} : { set }), problems: all };
}

function readRoot({ root }: JsonTree, problems: ProblemList): FlowSet | undefined {
  if (root.type !== 'object') {
    problems.add('error', startOf(root), FORM);
    return undefined;
  }
  const fields = fieldsOf(root, [...FIELDS, '$schema'], 'A flow set', problems);
  checkVersion(root, fields, problems);
  const name = textField(fields, 'name', LONGEST.name, problems);
  const range = readRange(fields, problems);
  const filter = textField(fields, 'filter', LONGEST.filter, problems);
  const columns = readColumns(fields, problems);
  return {
    ...(name === undefined ? {} : { name }),
    ...(range === undefined ? {} : { range }),
    sources: readSources(root, fields, problems),
    ...(filter === undefined ? {} : { filter }),
    ...(columns === undefined ? {} : { columns }),
  };
}

function checkVersion(root: JsonNode, fields: Fields, problems: ProblemList): void {
  const version = fields.get('version')?.value;
  if (version === undefined) problems.add('error', startOf(root), `“version” is missing. ${FORM}`);
  else if (version.value !== VERSION) {
    const isNewer = typeof version.value === 'number' && version.value > VERSION;
    const remedy = isNewer ? ' A newer Flow Log Lens may read this set.' : '';
    problems.add('error', version, `The only version of flow sets is 1.${remedy}`);
  }
}

function readSources(root: JsonNode, fields: Fields, problems: ProblemList): FlowSet['sources'] {
  const list = fields.get('sources')?.value;
  const nodes = items(list);
  const more = nodes[MOST_SOURCES];
  if (list?.type !== 'array' || nodes.length === 0) {
    problems.add('error', list ?? startOf(root), `A flow set names a source at least. ${FORM}`);
  } else if (more !== undefined) {
    const message = `A flow set names at most ${formatCount(MOST_SOURCES)} sources. Name their folder.`;
    problems.add('error', startOf(more), message);
  }
  return nodes.slice(0, MOST_SOURCES).flatMap((node) => readSource(node, problems) ?? []);
}

const RANGE_FORM =
  '“range” is { "from": "2026-11-21T14:00:00Z", "to": "2026-11-21T16:00:00Z" }, in UTC.';

function readRange(fields: Fields, problems: ProblemList): TimeWindow | undefined {
  const node = fields.get('range')?.value;
  if (!fields.has('range')) return undefined;
  if (node?.type !== 'object') {
    problems.add('error', node ?? fields.get('range')!.key, RANGE_FORM);
    return undefined;
  }
  const ends = fieldsOf(node, ['from', 'to'], '“range”', problems);
  const [from, to] = [readTime(ends, 'from', problems), readTime(ends, 'to', problems)];
  if (!ends.has('from') || !ends.has('to')) problems.add('error', startOf(node), RANGE_FORM);
  if (from === undefined || to === undefined) return undefined;
  if (from < to) return { from, to };
  problems.add('error', node, 'The range ends before it begins: “to” is the first time behind it.');
  return undefined;
}

function readTime(ends: Fields, name: string, problems: ProblemList): number | undefined {
  const text = textField(ends, name, LONGEST.name, problems);
  if (text === undefined) return undefined;
  const ms = Math.trunc(parseDatetime(text) ?? NaN);
  if (ms >= FIRST_TIME && ms <= LAST_TIME) return ms;
  problems.add('error', ends.get(name)!.value!, `This is no time. ${RANGE_FORM}`);
  return undefined;
}

function readColumns(fields: Fields, problems: ProblemList): readonly ColumnName[] | undefined {
  const node = fields.get('columns')?.value;
  if (!fields.has('columns')) return undefined;
  if (node?.type !== 'array') {
    problems.add('error', node ?? fields.get('columns')!.key, '“columns” is a list of names.');
    return undefined;
  }
  return [...new Set(items(node).flatMap((item) => readColumn(item, problems)))];
}

/** A column that is not known here may be a newer version's: the others are shown all the same. */
function readColumn(node: JsonNode, problems: ProblemList): ColumnName[] {
  const name = textOf(node) ?? '';
  const found = findColumn(name);
  if (found !== undefined) return [found.name];
  const near = nearest(
    name,
    COLUMNS.map((column) => column.name),
  );
  const fix = near === undefined ? {} : { fix: JSON.stringify(near) };
  const hint = near === undefined ? '' : ` Is “${near}” meant?`;
  problems.add('warning', node, `There is no column ${quoted(name)}.${hint}`, fix);
  return [];
}
