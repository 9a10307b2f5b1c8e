import { type ArmExpression, isExpression, parseExpression } from './arm-expression.ts';
import { computedText } from './arm-functions.ts';
import { items, type JsonNode, member } from './json-tree.ts';

/** A value of a template or of a tool's output, and where its expressions look names up. */
export interface ArmValue {
  readonly node: JsonNode;
  /** `undefined` in plain JSON, where nothing is an expression. */
  readonly scope: ArmScope | undefined;
}

/** The names that expressions of one template can use. */
export interface ArmScope {
  /** The value of a parameter; `undefined` where it is given when the template is deployed. */
  parameter(name: string): ArmValue | undefined;
  variable(name: string): ArmValue | undefined;
  /** The turn of the loop of this name, from 0 on; of the innermost one for `''`. */
  copyIndex(name: string): number | undefined;
  readonly work: ArmWork;
}

/** What may still be done for a document: a few variables that double one another never end. */
export interface ArmWork {
  steps: number;
}

/** Enough for any template; computing all of it takes a second or two. */
export const MOST_STEPS = 1_000_000;

const DEEPEST = 64;
const LONGEST_TEXT = 4096;

/** The value of a key, computed; `undefined` where it is missing or cannot be computed. */
export function valueAt(value: ArmValue | undefined, key: string): ArmValue | undefined {
  const node = member(value?.node, key);
  return node && resolve({ node, scope: value?.scope });
}

/** The items of a list, each computed; those that cannot be are left out. */
export function itemsOf(value: ArmValue | undefined): ArmValue[] {
  return items(value?.node).flatMap((node) => resolve({ node, scope: value?.scope }) ?? []);
}

/** A text, computed. */
export function textAt(value: ArmValue | undefined, key: string): string | undefined {
  const found = valueAt(value, key);
  return found && plainText(found);
}

/** The text of a computed value. */
export function plainText({ node }: ArmValue): string | undefined {
  return node.type === 'string' ? String(node.value) : undefined;
}

/**
 * Computes a value: parameters with a value, variables, members, turns of loops, and the functions
 * of texts (`computedText`). `undefined` for what only a deployment knows, and for other functions.
 */
export function resolve(value: ArmValue, depth = 0): ArmValue | undefined {
  const { scope, node } = value;
  if (scope === undefined) return value;
  if (--scope.work.steps < 0) return undefined;
  const text = plainText(value);
  if (text === undefined) return value;
  if (text.startsWith('[[')) return made(node, text.slice(1));
  if (!isExpression(text)) return value;
  const expression = parseExpression(text);
  return expression && new Evaluator(scope, node).evaluate(expression, depth);
}

/** A computed text or number stands where its expression does, and is not computed again. */
function made({ offset, length }: JsonNode, value: string | number): ArmValue {
  const type = typeof value === 'string' ? 'string' : 'number';
  return { node: { type, value, offset, length }, scope: undefined };
}

class Evaluator {
  private readonly scope: ArmScope;
  private readonly place: JsonNode;

  constructor(scope: ArmScope, place: JsonNode) {
    this.scope = scope;
    this.place = place;
  }

  evaluate(expression: ArmExpression, depth: number): ArmValue | undefined {
    if (depth > DEEPEST || --this.scope.work.steps < 0) return undefined;
    switch (expression.kind) {
      case 'literal':
        return made(this.place, expression.value);
      case 'member':
        return this.memberOf(expression.of, expression.key, depth + 1);
      case 'call':
        return this.call(expression.name, expression.args, depth + 1);
    }
  }

  private memberOf(of: ArmExpression, by: ArmExpression, depth: number): ArmValue | undefined {
    const owner = this.evaluate(of, depth);
    const key: unknown = this.evaluate(by, depth)?.node.value;
    if (owner === undefined) return undefined;
    const node = typeof key === 'number' ? items(owner.node)[key] : member(owner.node, String(key));
    return node && resolve({ node, scope: owner.scope }, depth);
  }

  private call(name: string, args: readonly ArmExpression[], depth: number): ArmValue | undefined {
    if (name === 'parameters' || name === 'variables') return this.named(name, args, depth);
    const value =
      name === 'length' ? this.lengthOf(args[0], depth) : this.computed(name, args, depth);
    return value === undefined ? undefined : made(this.place, value);
  }

  private computed(
    name: string,
    args: readonly ArmExpression[],
    depth: number,
  ): string | number | undefined {
    const texts = args.map((arg) => this.text(arg, depth));
    if (!texts.every((text) => text !== undefined)) return undefined;
    if (name === 'copyindex') return this.turn(texts);
    const text = computedText(name, texts);
    return text !== undefined && text.length <= LONGEST_TEXT ? text : undefined;
  }

  /** `copyIndex()`, or with the name of a loop, or with what is added to it. */
  private turn(texts: readonly string[]): number | undefined {
    const name = texts.find((text) => !/^\d+$/.test(text)) ?? '';
    const added = texts.find((text) => /^\d+$/.test(text)) ?? '0';
    const index = this.scope.copyIndex(name);
    return index === undefined ? undefined : index + Number(added);
  }

  private lengthOf(arg: ArmExpression | undefined, depth: number): number | undefined {
    const node = arg && this.evaluate(arg, depth)?.node;
    return node?.type === 'array' ? items(node).length : undefined;
  }

  private named(
    kind: 'parameters' | 'variables',
    args: readonly ArmExpression[],
    depth: number,
  ): ArmValue | undefined {
    const name = args[0] && this.text(args[0], depth);
    if (name === undefined) return undefined;
    const { scope } = this;
    const found = kind === 'parameters' ? scope.parameter(name) : scope.variable(name);
    return found && resolve(found, depth);
  }

  private text(expression: ArmExpression, depth: number): string | undefined {
    const node = this.evaluate(expression, depth)?.node;
    return node?.type === 'string' || node?.type === 'number' ? String(node.value) : undefined;
  }
}

/** The value at a path of keys, not computed. */
export function rawAt(value: ArmValue, ...path: readonly string[]): ArmValue | undefined {
  let node: JsonNode | undefined = value.node;
  for (const key of path) node = member(node, key);
  return node && { node, scope: value.scope };
}
