import type { TextRelation } from './operators.ts';

/** Whether a text stands in a relation to the one that the relation was made for. */
export type TextPredicate = (text: string) => boolean;

/**
 * `text <relation> wanted` as KQL has it: relations that end in `_cs` mind capitals, the others do
 * not; `has` matches whole terms, runs of ASCII letters and digits.
 */
export function textPredicate(relation: TextRelation, wanted: string): TextPredicate {
  if (relation.endsWith('_cs')) return exact(relation, wanted);
  const predicate = exact(relation, wanted.toLowerCase());
  return (text) => predicate(text.toLowerCase());
}

function exact(relation: TextRelation, wanted: string): TextPredicate {
  switch (relation) {
    case '=~':
      return (text) => text === wanted;
    case 'has':
    case 'has_cs':
      return (text) => hasTerm(text, wanted);
    case 'contains':
    case 'contains_cs':
      return (text) => text.includes(wanted);
    case 'startswith':
    case 'startswith_cs':
      return (text) => text.startsWith(wanted);
    case 'endswith':
    case 'endswith_cs':
      return (text) => text.endsWith(wanted);
  }
}

/**
 * Whether `wanted` stands in `text` with no letter or digit cut off at either end. It may hold
 * several terms with signs between and around them, as Kusto's own `has` takes it
 * (https://github.com/MicrosoftDocs/dataexplorer-docs/issues/1005).
 */
function hasTerm(text: string, wanted: string): boolean {
  if (wanted === '') return true;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + 1)) {
    const end = at + wanted.length;
    if (!joins(text, at) && !joins(text, end)) return true;
  }
  return false;
}

/** Whether the characters before and at `place` belong to one term. */
function joins(text: string, place: number): boolean {
  return isTermCharacter(text, place - 1) && isTermCharacter(text, place);
}

function isTermCharacter(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return (
    (code >= 0x30 && code <= 0x39) ||
    (code >= 0x41 && code <= 0x5a) ||
    (code >= 0x61 && code <= 0x7a)
  );
}
