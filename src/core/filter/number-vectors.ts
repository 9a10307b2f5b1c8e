import { NO_MINUS } from './arithmetic.ts';
import type { FlowTable } from '../table/flow-table.ts';
import type { Segment } from '../table/segment.ts';
import { copyColumn, isNullable, numberColumn } from './number-columns.ts';
import type { NumberRows, Scratch } from './scratch.ts';
import type { Calculation, NumberNode } from './typed.ts';

/** A number for each row of a stretch. */
export interface NumberVector {
  /** Where false, `run` leaves `nulls` as it was and no value is null. */
  readonly nullable: boolean;
  readonly run: (segment: Segment, start: number, end: number, into: NumberRows) => void;
}

/** Makes a number node runnable. */
export function numberVector(table: FlowTable, node: NumberNode, scratch: Scratch): NumberVector {
  switch (node.kind) {
    case 'number':
      return constantVector(node.value);
    case 'number-column': {
      const column = numberColumn(table, node.column);
      return {
        nullable: isNullable(column),
        run: (segment, start, end, into) => copyColumn(column, segment, start, end, into),
      };
    }
    case 'calculation': {
      const left = numberVector(table, node.left, scratch);
      const right = numberVector(table, node.right, scratch);
      return calculated(node.calculation, left, right, scratch);
    }
  }
}

function constantVector(value: number | null): NumberVector {
  return {
    nullable: value === null,
    run(_segment, start, end, { values, nulls }) {
      if (value === null) nulls.fill(1, start, end);
      else values.fill(value, start, end);
    },
  };
}

/** Null where one side is null, or where a whole number is divided by zero. */
function calculated(
  calculation: Calculation,
  left: NumberVector,
  right: NumberVector,
  scratch: Scratch,
): NumberVector {
  const nullable = left.nullable || right.nullable || calculation === 'truncate';
  const apply = LOOPS[calculation];
  return {
    nullable,
    run(segment, start, end, into) {
      left.run(segment, start, end, into);
      if (nullable && !left.nullable) into.nulls.fill(0, start, end);
      scratch.withNumbers((other) => {
        right.run(segment, start, end, other);
        if (right.nullable) mark(into.nulls, other.nulls, start, end);
        apply(into, other.values, start, end);
      });
    },
  };
}

function mark(nulls: Uint8Array, others: Uint8Array, start: number, end: number): void {
  for (let at = start; at < end; at++) nulls[at]! |= others[at]!;
}

type Loop = (into: NumberRows, right: Float64Array, start: number, end: number) => void;

/** One loop each, so that none decides anew for every row what to do. */
const LOOPS: Readonly<Record<Calculation, Loop>> = {
  '+': ({ values }, right, start, end) => {
    for (let at = start; at < end; at++) values[at]! += right[at]!;
  },
  '-': ({ values }, right, start, end) => {
    for (let at = start; at < end; at++) values[at]! -= right[at]!;
  },
  '*': ({ values }, right, start, end) => {
    for (let at = start; at < end; at++) values[at] = values[at]! * right[at]! + NO_MINUS;
  },
  '/': ({ values }, right, start, end) => {
    for (let at = start; at < end; at++) values[at]! /= right[at]!;
  },
  truncate: ({ values, nulls }, right, start, end) => {
    for (let at = start; at < end; at++) {
      if (right[at] === 0) nulls[at] = 1;
      values[at] = Math.trunc(values[at]! / right[at]!) + NO_MINUS;
    }
  },
};
