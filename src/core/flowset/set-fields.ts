import { quoted } from '../filter/inert-text.ts';
import { formatCount } from '../format/numbers.ts';
import { nearest } from '../format/suggest.ts';
import { type JsonMember, type JsonNode, members, textOf } from '../names/json-tree.ts';
import type { ProblemList } from '../names/name-problem.ts';

/** The fields of an object of a flow set by their names. */
export type Fields = ReadonlyMap<string, JsonMember>;

/** The known fields of an object; of two of one name the first. Others are told, and not used. */
export function fieldsOf(
  node: JsonNode,
  known: readonly string[],
  what: string,
  problems: ProblemList,
): Fields {
  const fields = new Map<string, JsonMember>();
  for (const found of members(node)) {
    const { key, name } = found;
    if (!known.includes(name)) unknown(found, known, what, problems);
    else if (fields.has(name)) {
      const related = fields.get(name)!.key;
      problems.add('error', key, `“${name}” stands twice.`, { related });
    } else fields.set(name, found);
  }
  return fields;
}

function unknown(
  { key, name }: JsonMember,
  known: readonly string[],
  what: string,
  problems: ProblemList,
): void {
  const near = nearest(name, known);
  const hint = near === undefined ? '' : ` Is “${near}” meant?`;
  const fix = near === undefined ? {} : { fix: JSON.stringify(near) };
  problems.add('warning', key, `${what} has no field ${quoted(name)}.${hint}`, fix);
}

/** A field's text; `undefined`, with a problem, for anything else; without one, where it is not there. */
export function textField(
  fields: Fields,
  name: string,
  longest: number,
  problems: ProblemList,
): string | undefined {
  const found = fields.get(name);
  if (found === undefined) return undefined;
  const { key, value } = found;
  const text = textOf(value);
  if (text === undefined) problems.add('error', value ?? key, `“${name}” is a text.`);
  else if (text.length > longest) {
    const message = `“${name}” has more than ${formatCount(longest)} characters.`;
    problems.add('error', startOf(value!), message);
  } else return text;
  return undefined;
}

/** A problem of something long is shown at its beginning: underlining all of it would hide others. */
export function startOf({ offset }: JsonNode): { offset: number; length: number } {
  return { offset, length: 1 };
}
