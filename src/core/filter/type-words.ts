import type { TypedNode } from './typed.ts';

const WORDS = {
  string: 'text',
  bool: 'a condition',
  long: 'a number',
  real: 'a number',
  datetime: 'a time',
  timespan: 'a timespan',
} as const;

/** What kind of value a node is, in the words of messages: a column goes by its name. */
export function typeWord(node: TypedNode): string {
  const word = WORDS[node.type];
  if ('column' in node) return `${node.column} (${word})`;
  return word[0]!.toUpperCase() + word.slice(1);
}

/** What would fit beside a value of this node's type. */
export function wantedBeside(node: TypedNode): string {
  return WORDS[node.type];
}
