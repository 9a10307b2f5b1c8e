import type { ColumnOf, MarkColumn } from '../format/columns.ts';
import type { Span } from './filter-error.ts';
import type { EqualityOperator, OrderOperator } from './operators.ts';

/** Types whose values are numbers: times in ms since 1970, spans in ms. */
export type NumberType = 'long' | 'real' | 'datetime' | 'timespan';

export type NumberColumnName = ColumnOf<'number' | 'datetime'>;

export type AddressColumnName = 'SrcIp' | 'DestIp';

export type TextColumnName = ColumnOf<'text'>;

/** `truncate` is the division of whole numbers, which leaves the fraction out. */
export type Calculation = '+' | '-' | '*' | '/' | 'truncate';

/** `null` is KQL's null. */
export type NumberNode =
  | { readonly kind: 'number'; readonly type: NumberType; readonly value: number | null }
  | { readonly kind: 'number-column'; readonly type: NumberType; readonly column: NumberColumnName }
  | {
      readonly kind: 'calculation';
      readonly type: NumberType;
      readonly calculation: Calculation;
      readonly left: NumberNode;
      readonly right: NumberNode;
    };

export type TextNode =
  | { readonly kind: 'text'; readonly type: 'string'; readonly value: string }
  | { readonly kind: 'text-column'; readonly type: 'string'; readonly column: TextColumnName };

/** What a condition is for one text; `null` where KQL's is. */
export type TextTest = (text: string) => boolean | null;

/** Both ends included. */
export interface Ipv4Range {
  readonly first: number;
  readonly last: number;
}

export type ConditionNode =
  | { readonly kind: 'truth'; readonly type: 'bool'; readonly value: boolean | null }
  | ({
      readonly kind: 'bool-column';
      readonly type: 'bool';
      readonly column: MarkColumn;
    } & Span)
  | {
      readonly kind: 'and' | 'or';
      readonly type: 'bool';
      readonly terms: readonly ConditionNode[];
    }
  | { readonly kind: 'not'; readonly type: 'bool'; readonly operand: ConditionNode }
  | {
      readonly kind: 'compare-numbers';
      readonly type: 'bool';
      readonly operator: EqualityOperator | OrderOperator;
      readonly left: NumberNode;
      readonly right: NumberNode;
    }
  | {
      readonly kind: 'compare-truths';
      readonly type: 'bool';
      readonly operator: EqualityOperator;
      readonly left: ConditionNode;
      readonly right: ConditionNode;
    }
  | {
      readonly kind: 'number-in';
      readonly type: 'bool';
      readonly operand: NumberNode;
      readonly values: readonly number[];
    }
  | {
      readonly kind: 'is-null';
      readonly type: 'bool';
      readonly operand: NumberNode | ConditionNode;
    }
  /** Asked once for each different text of the column. */
  | {
      readonly kind: 'text-test';
      readonly type: 'bool';
      readonly column: TextColumnName;
      readonly test: TextTest;
    }
  | {
      readonly kind: 'text-pair';
      readonly type: 'bool';
      readonly left: TextColumnName;
      readonly right: TextColumnName;
      readonly test: (left: string, right: string) => boolean;
    }
  /** Whether source and destination have one address. */
  | { readonly kind: 'same-address'; readonly type: 'bool' }
  /** Whether an address is one of these, in canonical text. */
  | {
      readonly kind: 'address-in';
      readonly type: 'bool';
      readonly column: AddressColumnName;
      readonly addresses: readonly string[];
    }
  /** Null for IPv6 addresses. */
  | {
      readonly kind: 'ipv4-in';
      readonly type: 'bool';
      readonly column: AddressColumnName;
      readonly ranges: readonly Ipv4Range[];
    };

/** A filter whose types fit, with all that does not depend on a row already known. */
export type TypedNode = NumberNode | TextNode | ConditionNode;

export function isNumber(node: TypedNode): node is NumberNode {
  return node.type !== 'string' && node.type !== 'bool';
}

export function isText(node: TypedNode): node is TextNode {
  return node.type === 'string';
}

export function isCondition(node: TypedNode): node is ConditionNode {
  return node.type === 'bool';
}

export function truth(value: boolean | null): ConditionNode {
  return { kind: 'truth', type: 'bool', value };
}

export function negate(operand: ConditionNode): ConditionNode {
  return { kind: 'not', type: 'bool', operand };
}

export function negateIf(negated: boolean, operand: ConditionNode): ConditionNode {
  return negated ? negate(operand) : operand;
}
