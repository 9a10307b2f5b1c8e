import type { FlowTable } from '../table/flow-table.ts';
import { FLAG_STATISTICS } from '../table/row-codes.ts';
import type { Segment } from '../table/segment.ts';
import { withNull } from './compare-values.ts';
import { codeOf, type Condition, FALSE, NULL, TRUE } from './condition.ts';
import { type NumberColumn, numberColumn } from './number-columns.ts';
import { type NumberVector, numberVector } from './number-vectors.ts';
import type { EqualityOperator, OrderOperator } from './operators.ts';
import { onPorts } from './port-conditions.ts';
import { compareInts, compareNumbers, type Interval } from './row-loops.ts';
import type { Scratch } from './scratch.ts';
import type { ConditionNode, NumberNode } from './typed.ts';

type Operator = EqualityOperator | OrderOperator;
type Comparison = Extract<ConditionNode, { kind: 'compare-numbers' }>;

/** The operator that says the same with its sides exchanged. */
const MIRRORED: Readonly<Record<Operator, Operator>> = {
  '==': '==',
  '!=': '!=',
  '<': '>',
  '<=': '>=',
  '>': '<',
  '>=': '<=',
};

/** `a < b` and the like. A column beside a known number is compared in place. */
export function numberComparison(table: FlowTable, node: Comparison, scratch: Scratch): Condition {
  const { operator, left, right } = node;
  return (
    inPlace(table, operator, left, right) ??
    inPlace(table, MIRRORED[operator], right, left) ??
    rowByRow(
      operator,
      numberVector(table, left, scratch),
      numberVector(table, right, scratch),
      scratch,
    )
  );
}

function inPlace(
  table: FlowTable,
  operator: Operator,
  left: NumberNode,
  right: NumberNode,
): Condition | undefined {
  if (left.kind !== 'number-column' || right.kind !== 'number' || right.value === null) {
    return undefined;
  }
  const column = numberColumn(table, left.column);
  const interval = intervalOf(operator, right.value);
  if (column.by === 'port') return onPorts(column.values, (port) => isIn(port, interval));
  return column.by === 'row' ? onRows(column, operator, interval) : undefined;
}

/** Columns hold whole numbers, so that each comparison asks for one interval. */
function intervalOf(operator: Operator, value: number): Interval {
  const [low, high] = bounds(operator, value);
  const [inside, outside] = operator === '!=' ? [FALSE, TRUE] : [TRUE, FALSE];
  return { low, high, inside, outside };
}

function bounds(operator: Operator, value: number): readonly [number, number] {
  switch (operator) {
    case '==':
    case '!=':
      return [value, value];
    case '<':
      return [-Infinity, Math.ceil(value) - 1];
    case '<=':
      return [-Infinity, value];
    case '>':
      return [Math.floor(value) + 1, Infinity];
    case '>=':
      return [value, Infinity];
  }
}

function isIn(value: number, { low, high, inside, outside }: Interval): number {
  return value >= low && value <= high ? inside : outside;
}

function onRows(
  column: Extract<NumberColumn, { by: 'row' }>,
  operator: Operator,
  interval: Interval,
): Condition {
  const missing = codeOf(withNull(operator, false));
  return {
    nullable: column.isCounter && missing === NULL,
    run(segment, start, end, hits) {
      const values = column.values(segment);
      if (values instanceof Uint32Array) compareInts(values, interval, start, end, hits);
      else compareNumbers(values, interval, start, end, hits);
      if (column.isCounter) writeMissing(segment, missing, start, end, hits);
    },
  };
}

function writeMissing(
  { flags }: Segment,
  code: number,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  for (let at = start; at < end; at++) if ((flags[at]! & FLAG_STATISTICS) === 0) hits[at] = code;
}

function rowByRow(
  operator: Operator,
  left: NumberVector,
  right: NumberVector,
  scratch: Scratch,
): Condition {
  if (operator === '>' || operator === '>=')
    return rowByRow(MIRRORED[operator], right, left, scratch);
  const compare = LOOPS[operator];
  const isOrder = withNull(operator, false) === null;
  const someNull = left.nullable || right.nullable;
  return {
    nullable: isOrder ? someNull : left.nullable && right.nullable,
    run(segment, start, end, hits) {
      scratch.withNumbers((a) => {
        scratch.withNumbers((b) => {
          left.run(segment, start, end, a);
          right.run(segment, start, end, b);
          compare(a.values, b.values, start, end, hits);
          if (!someNull) return;
          if (!left.nullable) a.nulls.fill(0, start, end);
          if (!right.nullable) b.nulls.fill(0, start, end);
          writeNulls(operator, a.nulls, b.nulls, start, end, hits);
        });
      });
    },
  };
}

function writeNulls(
  operator: Operator,
  left: Uint8Array,
  right: Uint8Array,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  const codes = [0, codeOf(withNull(operator, false)), codeOf(withNull(operator, true))];
  for (let at = start; at < end; at++) {
    const nulls = left[at]! + right[at]!;
    if (nulls > 0) hits[at] = codes[nulls]!;
  }
}

type Loop = (
  left: Float64Array,
  right: Float64Array,
  start: number,
  end: number,
  hits: Uint8Array,
) => void;

const LOOPS: Readonly<Record<'==' | '!=' | '<' | '<=', Loop>> = {
  '==': (left, right, start, end, hits) => {
    for (let at = start; at < end; at++) hits[at] = left[at] === right[at] ? TRUE : FALSE;
  },
  '!=': (left, right, start, end, hits) => {
    for (let at = start; at < end; at++) hits[at] = left[at] === right[at] ? FALSE : TRUE;
  },
  '<': (left, right, start, end, hits) => {
    for (let at = start; at < end; at++) hits[at] = left[at]! < right[at]! ? TRUE : FALSE;
  },
  '<=': (left, right, start, end, hits) => {
    for (let at = start; at < end; at++) hits[at] = left[at]! <= right[at]! ? TRUE : FALSE;
  },
};
