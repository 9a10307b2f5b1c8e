import type { MarkColumn } from '../format/columns.ts';
import type { Predicate } from '../table/filter-rows.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { KnownTexts } from '../table/row-numbers.ts';
import { addressCondition, isOnAddresses } from './address-conditions.ts';
import { withoutNull } from './answer-bits.ts';
import { Checker } from './check.ts';
import { type Condition, constantCondition } from './condition.ts';
import { caught, fail, type FilterError } from './filter-error.ts';
import { allOf, anyOf, compareConditions, isNullCondition, notOf } from './logic.ts';
import { numberComparison } from './number-conditions.ts';
import { isNullNumber, numberIn } from './number-sets.ts';
import { parse } from './parser.ts';
import type { RegexEngine } from './regex-engine.ts';
import { Scratch } from './scratch.ts';
import { textPair, textTest } from './text-conditions.ts';
import { type ConditionNode, isCondition } from './typed.ts';

/** What a filter needs beside its table. */
export interface CompileOptions {
  /** The time of `now()` and `ago(…)`, ms since 1970. */
  readonly now: number;
  readonly regex: RegexEngine;
  /** Columns that are worked out beside the table: each writes 1 or 0 for every row asked for. */
  readonly marks?: Partial<Readonly<Record<MarkColumn, Predicate>>>;
  /** Columns that rest on names: all that the filter mentions. */
  readonly texts?: KnownTexts;
}

/**
 * Makes a filter runnable over a table. The empty filter lets every row through. The predicate
 * stays valid for rows that come later. No code is generated.
 */
export function compileFilter(
  table: FlowTable,
  text: string,
  options: CompileOptions,
): Predicate | FilterError {
  const result = caught(() => {
    const expression = parse(text);
    if (expression === undefined) return constantCondition(true);
    const node = new Checker(options).condition(expression);
    return new Compiler(table, options).condition(node);
  });
  return result.ok ? asPredicate(result.value) : result.error;
}

function asPredicate({ run, nullable }: Condition): Predicate {
  if (!nullable) return run;
  return (segment, start, end, hits) => {
    run(segment, start, end, hits);
    withoutNull(hits, start, end);
  };
}

class Compiler {
  private readonly table: FlowTable;
  private readonly marks: Partial<Readonly<Record<MarkColumn, Predicate>>>;
  private readonly texts: KnownTexts;
  private readonly scratch = new Scratch();

  constructor(table: FlowTable, { marks = {}, texts = {} }: CompileOptions) {
    this.table = table;
    this.marks = marks;
    this.texts = texts;
  }

  condition(node: ConditionNode): Condition {
    const { table, scratch } = this;
    if (isOnAddresses(node)) return addressCondition(table, node);
    switch (node.kind) {
      case 'truth':
        return constantCondition(node.value);
      case 'bool-column':
        return this.mark(node);
      case 'and':
        return allOf(this.conditions(node.terms), scratch);
      case 'or':
        return anyOf(this.conditions(node.terms), scratch);
      case 'not':
        return notOf(this.condition(node.operand));
      case 'compare-numbers':
        return numberComparison(table, node, scratch);
      case 'compare-truths':
        return this.comparedTruths(node);
      case 'number-in':
        return numberIn(table, node, scratch);
      case 'is-null':
        return this.isNull(node.operand);
      case 'text-test':
        return textTest(table, node, this.texts);
      case 'text-pair':
        return textPair(table, node, this.texts);
    }
  }

  private conditions(nodes: readonly ConditionNode[]): Condition[] {
    return nodes.map((node) => this.condition(node));
  }

  private mark(node: Extract<ConditionNode, { kind: 'bool-column' }>): Condition {
    const run = this.marks[node.column];
    if (run !== undefined) return { run, nullable: false };
    return fail(node, { message: `${node.column} is not available in this table.` });
  }

  private comparedTruths(node: Extract<ConditionNode, { kind: 'compare-truths' }>): Condition {
    const left = this.condition(node.left);
    return compareConditions(node.operator, left, this.condition(node.right), this.scratch);
  }

  private isNull(operand: Extract<ConditionNode, { kind: 'is-null' }>['operand']): Condition {
    if (isCondition(operand)) return isNullCondition(this.condition(operand));
    return isNullNumber(this.table, operand, this.scratch);
  }
}
