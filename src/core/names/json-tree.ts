import {
  createScanner,
  type Node,
  parseTree,
  type ParseError,
  printParseErrorCode,
  type SyntaxKind,
} from 'jsonc-parser';
import { MOST_DEPTH } from '../format/log-limits.ts';
import { formatCount } from '../format/numbers.ts';
import { BROKEN_JSON } from '../format/problem-words.ts';
import type { ProblemList } from './name-problem.ts';

/** A value of a JSON document with its place. */
export type JsonNode = Node;

/** A key of an object with its value; the value is missing where the document is broken. */
export interface JsonMember {
  readonly key: JsonNode;
  readonly name: string;
  readonly value: JsonNode | undefined;
}

/** Longest text of a file that people write or tools print, in UTF-16 units. */
const LONGEST_DOCUMENT = 4_000_000;

// The scanner's kinds by name: its own names are of a `const enum`, which does not outlive types.
/** What opens, and what closes it. */
const BRACKETS: ReadonlyMap<SyntaxKind, SyntaxKind> = new Map<SyntaxKind, SyntaxKind>([
  [1, 2],
  [3, 4],
]);
const COMMA: SyntaxKind = 5;
const END: SyntaxKind = 17;

const WORDS: Readonly<Record<string, string>> = {
  PropertyNameExpected: BROKEN_JSON.noKey,
  ValueExpected: BROKEN_JSON.noValue,
  ColonExpected: BROKEN_JSON.noColon,
  CommaExpected: 'A comma is expected here.',
  CloseBraceExpected: BROKEN_JSON.noEndOfObject,
  CloseBracketExpected: BROKEN_JSON.noEndOfList,
  EndOfFileExpected: 'The document has ended before this.',
  UnexpectedEndOfComment: 'A comment is not closed.',
  UnexpectedEndOfString: BROKEN_JSON.openText,
};

/**
 * Reads JSON with comments. Where the JSON is broken, says so and gives what stands before;
 * `undefined` where the text is too long, too deep, or no JSON at all.
 */
export function readTree(text: string, problems: ProblemList): JsonTree | undefined {
  if (text.length > LONGEST_DOCUMENT) {
    const message = `The file is longer than ${formatCount(LONGEST_DOCUMENT)} characters, and was not read. Divide it.`;
    problems.add('error', { offset: 0, length: 0 }, message);
    return undefined;
  }
  const deep = tooDeepAt(text);
  if (deep !== undefined) {
    problems.add('error', { offset: deep, length: 1 }, BROKEN_JSON.tooDeep);
    return undefined;
  }
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: true });
  const first = errors[0];
  if (first !== undefined) problems.add('error', first, syntaxWords(first));
  return root && { root, end: first === undefined ? text.length : first.offset };
}

/** A document that was read, up to `end`: behind it nothing is sure. */
export interface JsonTree {
  readonly root: JsonNode;
  readonly end: number;
}

function syntaxWords({ error }: ParseError): string {
  const words = WORDS[printParseErrorCode(error)] ?? 'This is not JSON.';
  return `${words} What follows is not used.`;
}

/**
 * jsonc-parser recurses; a document of brackets alone would exhaust the stack. What closes nothing
 * that is open, it skips, so that it is as deep as before.
 */
function tooDeepAt(text: string): number | undefined {
  const scanner = createScanner(text, true);
  const closings: SyntaxKind[] = [];
  for (let token = scanner.scan(); token !== END; token = scanner.scan()) {
    const closing = BRACKETS.get(token);
    if (closing !== undefined) closings.push(closing);
    else if (token === closings.at(-1)) closings.pop();
    if (closings.length > MOST_DEPTH) return scanner.getTokenOffset();
  }
  return undefined;
}

/** Whether the next token from `offset` on is a comma; comments and space do not count. */
export function isCommaBehind(text: string, offset: number): boolean {
  const scanner = createScanner(text, true);
  scanner.setPosition(offset);
  return scanner.scan() === COMMA;
}

/** The keys of an object in their order, repeated ones too; none of anything else. */
export function members(node: JsonNode | undefined): JsonMember[] {
  if (node?.type !== 'object') return [];
  return (node.children ?? []).flatMap(({ children }) => {
    const [key, value] = children ?? [];
    return key === undefined ? [] : [{ key, name: String(key.value), value }];
  });
}

/** Objects by their keys, made when first asked: a template's expressions ask thousands of times. */
const valuesByKey = new WeakMap<JsonNode, ReadonlyMap<string, JsonNode>>();

/** The value of a key, in any case, as Azure's tools write keys; the first of repeated ones. */
export function member(node: JsonNode | undefined, name: string): JsonNode | undefined {
  if (node?.type !== 'object') return undefined;
  const known = valuesByKey.get(node) ?? keyed(node);
  valuesByKey.set(node, known);
  return known.get(name.toLowerCase());
}

function keyed(node: JsonNode): ReadonlyMap<string, JsonNode> {
  const values = new Map<string, JsonNode>();
  for (const { name, value } of members(node)) {
    const lower = name.toLowerCase();
    if (value !== undefined && !values.has(lower)) values.set(lower, value);
  }
  return values;
}

/** The items of a list; none of anything else. */
export function items(node: JsonNode | undefined): readonly JsonNode[] {
  return node?.type === 'array' ? (node.children ?? []) : [];
}

/** A text; `undefined` for anything else. */
export function textOf(node: JsonNode | undefined): string | undefined {
  return node?.type === 'string' ? (node.value as string) : undefined;
}
