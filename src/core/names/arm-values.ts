import { type ArmExpression, isExpression, parseExpression } from './arm-expression.ts';
import { items, type JsonNode, member, members } from './json-tree.ts';

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
  readonly work: ArmWork;
}

/** What may still be done for a document: a few variables that double one another never end. */
export interface ArmWork {
  steps: number;
}

/** Enough for any template; resolving all of it takes a fraction of a second. */
export const MOST_STEPS = 200_000;

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
 * Computes a value: parameters with a value, variables, members, `concat`, `format`, `toLower`,
 * `toUpper`. `undefined` for what only a deployment knows, and for any other function.
 */
export function resolve(value: ArmValue, depth = 0): ArmValue | undefined {
  const text = plainText(value);
  const { scope, node } = value;
  if (scope === undefined || text === undefined) return value;
  if (text.startsWith('[[')) return made(node, text.slice(1), undefined);
  if (!isExpression(text)) return value;
  const expression = parseExpression(text);
  return expression && new Evaluator(scope, node).evaluate(expression, depth);
}

/** A computed text or number stands where its expression does, and is not computed again. */
function made(
  { offset, length }: JsonNode,
  value: string | number,
  scope: ArmScope | undefined,
): ArmValue {
  const type = typeof value === 'string' ? 'string' : 'number';
  return { node: { type, value, offset, length }, scope };
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
        return made(this.place, expression.value, undefined);
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
    const texts = args.map((arg) => this.text(arg, depth));
    if (!texts.every((text) => text !== undefined)) return undefined;
    const text = computed(name, texts);
    return text === undefined || text.length > LONGEST_TEXT
      ? undefined
      : made(this.place, text, undefined);
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

function computed(name: string, [first = '', ...rest]: readonly string[]): string | undefined {
  switch (name) {
    case 'concat':
      return [first, ...rest].join('');
    case 'format':
      return first.replace(/\{(\d{1,2})\}/g, (whole, at: string) => rest[Number(at)] ?? whole);
    case 'tolower':
      return first.toLowerCase();
    case 'toupper':
      return first.toUpperCase();
    default:
      return undefined;
  }
}

/** The scope of a template; `given` are the values that a deployment within another one passes. */
export function templateScope(template: JsonNode, work: ArmWork, given?: ArmValue): ArmScope {
  const scope: ArmScope = {
    work,
    parameter: (name) => valueAt(given && rawAt(given, name), 'value') ?? defaultOf(name),
    variable: (name) => rawAt({ node: template, scope }, 'variables', name),
  };
  const defaultOf = (name: string) =>
    rawAt({ node: template, scope }, 'parameters', name, 'defaultValue');
  return scope;
}

/** The value at a path of keys, not computed. */
function rawAt(value: ArmValue, ...path: readonly string[]): ArmValue | undefined {
  let node: JsonNode | undefined = value.node;
  for (const key of path) node = member(node, key);
  return node && { node, scope: value.scope };
}

/** The values of an object or of a list, not computed: resources stand in either. */
export function resourcesOf(value: ArmValue | undefined): ArmValue[] {
  const nodes =
    value?.node.type === 'object'
      ? members(value.node).flatMap(({ value: node }) => node ?? [])
      : items(value?.node);
  return nodes.map((node) => ({ node, scope: value?.scope }));
}
