import { formatCount } from '../format/numbers.ts';
import { parseMac } from '../format/mac.ts';
import { items, type JsonMember, type JsonNode, textOf } from '../names/json-tree.ts';
import type { ProblemList } from '../names/name-problem.ts';
import { LONGEST, MOST_NICS, type SetSource } from './flow-set.ts';
import { readBlobAddress, readLogAddress } from './set-address.ts';
import { type Fields, fieldsOf, startOf, textField } from './set-fields.ts';

const KINDS = ['flowLog', 'folder', 'blob', 'file'] as const;
const FIELDS = [...KINDS, 'nics'];

/** Reads one item of the list; `undefined`, with a problem that says why, where it is no source. */
export function readSource(node: JsonNode, problems: ProblemList): SetSource | undefined {
  if (node.type !== 'object') {
    problems.add(
      'error',
      node,
      'A source is an object with one of “flowLog”, “folder”, “blob”, “file”.',
    );
    return undefined;
  }
  const fields = fieldsOf(node, FIELDS, 'A source', problems);
  const kinds = KINDS.filter((kind) => fields.has(kind));
  const [kind] = kinds;
  if (kind === undefined || kinds.length > 1) {
    const message = 'A source has exactly one of “flowLog”, “folder”, “blob”, “file”.';
    problems.add('error', startOf(node), message);
    return undefined;
  }
  const nics = readNics(fields, kind, problems);
  const place = kind === 'flowLog' || kind === 'blob' ? readUrl : readPath;
  const read = place(fields, kind, problems);
  return read === undefined ? undefined : sourceOf(kind, read, nics);
}

function sourceOf(
  kind: SetSource['kind'],
  place: string,
  nics: readonly string[] | undefined,
): SetSource {
  const some = nics === undefined ? {} : { nics };
  switch (kind) {
    case 'flowLog':
      return { kind, url: place, ...some };
    case 'folder':
      return { kind, path: place, ...some };
    case 'blob':
      return { kind, url: place };
    case 'file':
      return { kind, path: place };
  }
}

function readUrl(
  fields: Fields,
  kind: SetSource['kind'],
  problems: ProblemList,
): string | undefined {
  const text = textField(fields, kind, LONGEST.url, problems);
  if (text === undefined) return undefined;
  const url = kind === 'flowLog' ? readLogAddress(text) : readBlobAddress(text);
  if (typeof url === 'string') return url;
  problems.add('error', valueOf(fields.get(kind)!), url.wrong);
  return undefined;
}

function readPath(
  fields: Fields,
  kind: SetSource['kind'],
  problems: ProblemList,
): string | undefined {
  const text = textField(fields, kind, LONGEST.path, problems);
  if (text === undefined) return undefined;
  const wrong = whyNoPath(text);
  if (wrong === undefined) return text;
  problems.add('error', valueOf(fields.get(kind)!), wrong);
  return undefined;
}

function whyNoPath(text: string): string | undefined {
  if (text.trim() === '' || text.includes('\0')) return 'This can be no path.';
  if (/^[/\\]{2}/.test(text))
    return 'A set reads files of this machine only, and this is a path of another.';
  return /^[a-z][a-z0-9+.-]+:/i.test(text)
    ? 'This is an address. “folder” and “file” are paths of this machine; “flowLog” and “blob” are addresses.'
    : undefined;
}

function readNics(
  fields: Fields,
  kind: SetSource['kind'],
  problems: ProblemList,
): readonly string[] | undefined {
  const found = fields.get('nics');
  if (found === undefined) return undefined;
  const nodes = items(found.value);
  const wrong = whyNoNics(found, kind);
  if (wrong !== undefined) {
    problems.add('error', found.key, wrong);
    return undefined;
  }
  return [...new Set(nodes.flatMap((node) => readNic(node, problems)))];
}

function whyNoNics({ value }: JsonMember, kind: SetSource['kind']): string | undefined {
  if (kind === 'blob' || kind === 'file') return '“nics” chooses of a flow log or a folder only.';
  if (value?.type !== 'array') return '“nics” is a list of MAC addresses.';
  const count = items(value).length;
  if (count === 0) return '“nics” names none. Leave it out for all NICs.';
  return count > MOST_NICS ? `A source names at most ${formatCount(MOST_NICS)} NICs.` : undefined;
}

function readNic(node: JsonNode, problems: ProblemList): string[] {
  const mac = parseMac(textOf(node) ?? '');
  if (mac !== undefined) return [mac];
  problems.add('error', node, 'This is no MAC address, such as 002248710BA0.');
  return [];
}

function valueOf({ key, value }: JsonMember): JsonNode {
  return value ?? key;
}
