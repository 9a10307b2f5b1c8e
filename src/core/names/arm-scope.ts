import {
  type ArmScope,
  type ArmValue,
  type ArmWork,
  rawAt,
  textAt,
  valueAt,
} from './arm-values.ts';
import type { JsonNode } from './json-tree.ts';

/** The scope of a template; `given` are the values that a deployment within another one passes. */
export function templateScope(template: JsonNode, work: ArmWork, given?: ArmValue): ArmScope {
  const scope: ArmScope = {
    work,
    parameter: (name) => valueAt(given && rawAt(given, name), 'value') ?? defaultOf(name),
    variable: (name) => rawAt({ node: template, scope }, 'variables', name),
    copyIndex: () => undefined,
  };
  const defaultOf = (name: string) =>
    rawAt({ node: template, scope }, 'parameters', name, 'defaultValue');
  return scope;
}

/** Resource Manager makes no more of one loop. */
const MOST_TURNS = 800;

/**
 * What a loop of a template makes of `value`, not computed: one for each turn, in whose
 * expressions `copyIndex` is known. `undefined` where only a deployment knows how many.
 */
export function turnsOf(value: ArmValue, loop: ArmValue): ArmValue[] | undefined {
  const count: unknown = valueAt(loop, 'count')?.node.value;
  const { node, scope } = value;
  if (typeof count !== 'number' || scope === undefined || !(count >= 0 && count <= MOST_TURNS)) {
    return undefined;
  }
  const name = textAt(loop, 'name') ?? '';
  return Array.from({ length: count }, (_, index) => ({
    node,
    scope: { ...scope, copyIndex: turnOf(scope, name, index) },
  }));
}

function turnOf(around: ArmScope, name: string, index: number): ArmScope['copyIndex'] {
  const own = ['', name.toLowerCase()];
  return (asked) => (own.includes(asked.toLowerCase()) ? index : around.copyIndex(asked));
}
