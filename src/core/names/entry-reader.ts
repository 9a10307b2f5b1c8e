import { quoted } from '../filter/inert-text.ts';
import { isNameKind, NAME_KINDS } from '../format/name-kinds.ts';
import { formatCount } from '../format/numbers.ts';
import { nearest } from '../format/suggest.ts';
import { readCidr } from './cidr-words.ts';
import { type JsonMember, type JsonNode, members } from './json-tree.ts';
import { ENTRY_FIELDS, LONGEST_NAME, type PlacedEntry, TEXT_FIELDS } from './name-entry.ts';
import type { ProblemList } from './name-problem.ts';
import type { Prefix } from './prefix.ts';

type EntryField = (typeof ENTRY_FIELDS)[number];
type TextField = (typeof TEXT_FIELDS)[number];
type Fields = ReadonlyMap<EntryField, JsonMember>;

const isEntryField = (name: string): name is EntryField =>
  ENTRY_FIELDS.some((field) => field === name);

/** Reads one item of the list; `undefined`, with a problem that says why, where it is no entry. */
export function readEntry(node: JsonNode, problems: ProblemList): PlacedEntry | undefined {
  if (node.type !== 'object') {
    problems.add('error', node, 'An entry is an object with “cidr” and “name”.');
    return undefined;
  }
  const fields = knownFields(node, problems);
  const cidr = readPrefix(node, fields, problems);
  const name = readText('name', fields, problems);
  if (name === '') {
    const place = fields.get('name')?.key ?? startOf(node);
    problems.add('error', place, 'The entry has no name, and is not used.');
  }
  const group = readText('group', fields, problems);
  const region = readText('region', fields, problems);
  const kind = readKind(fields, problems);
  if (cidr === undefined || name === '') return undefined;
  return { ...cidr, name, kind, group, region };
}

/** A problem of a whole entry is shown at its brace: underlining all of it would hide others. */
function startOf({ offset }: JsonNode): { offset: number; length: number } {
  return { offset, length: 1 };
}

function knownFields(node: JsonNode, problems: ProblemList): Fields {
  const fields = new Map<EntryField, JsonMember>();
  for (const found of members(node)) {
    const { key, name } = found;
    if (!isEntryField(name)) unknownField(found, problems);
    else if (fields.has(name)) {
      const related = fields.get(name)!.key;
      problems.add('warning', key, `“${name}” stands twice; the first counts.`, { related });
    } else fields.set(name, found);
  }
  return fields;
}

function unknownField({ key, name }: JsonMember, problems: ProblemList): void {
  const near = nearest(name, ENTRY_FIELDS);
  const hint = near === undefined ? ` An entry has ${ENTRY_FIELDS.join(', ')}.` : meantWords(near);
  problems.add('warning', key, `An entry has no field ${quoted(name)}.${hint}`, fixOf(near));
}

function meantWords(near: string): string {
  return ` Did you mean “${near}”?`;
}

function fixOf(near: string | undefined): { fix?: string } {
  return near === undefined ? {} : { fix: JSON.stringify(near) };
}

function readPrefix(
  node: JsonNode,
  fields: Fields,
  problems: ProblemList,
): { prefix: Prefix; offset: number; length: number } | undefined {
  const value = fields.get('cidr')?.value;
  if (value === undefined) {
    problems.add('error', startOf(node), 'The entry has no “cidr”, and is not used.');
    return undefined;
  }
  const reading = readCidr(value.type === 'string' ? String(value.value) : '');
  if (reading.ok) return { prefix: reading.prefix, offset: value.offset, length: value.length };
  const fix = reading.fix === undefined ? {} : { fix: JSON.stringify(reading.fix) };
  problems.add('error', value, `${reading.message} The entry is not used.`, fix);
  return undefined;
}

function readText(field: TextField, fields: Fields, problems: ProblemList): string {
  const found = fields.get(field);
  if (found === undefined) return '';
  const { key, value = key } = found;
  if (value === key || value.type !== 'string') {
    problems.add('warning', value, `“${field}” is a text.`);
    return '';
  }
  const text = String(value.value).trim();
  if (text.length <= LONGEST_NAME) return text;
  const message = `“${field}” has more than ${formatCount(LONGEST_NAME)} characters; only its beginning is used.`;
  problems.add('warning', value, message);
  return text.slice(0, LONGEST_NAME);
}

function readKind(fields: Fields, problems: ProblemList): PlacedEntry['kind'] {
  const kind = readText('kind', fields, problems);
  if (kind === '' || isNameKind(kind)) return kind;
  const kinds = Object.keys(NAME_KINDS);
  const near = nearest(kind, kinds);
  const hint = near === undefined ? ` Kinds are ${kinds.join(', ')}.` : meantWords(near);
  const { value } = fields.get('kind')!;
  problems.add('warning', value!, `There is no kind ${quoted(kind)}.${hint}`, fixOf(near));
  return '';
}
