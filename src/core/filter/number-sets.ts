import type { FlowTable } from '../table/flow-table.ts';
import { type Condition, FALSE, TRUE } from './condition.ts';
import { type NumberColumn, numberColumn } from './number-columns.ts';
import { numberVector } from './number-vectors.ts';
import { onPorts } from './port-conditions.ts';
import type { Scratch } from './scratch.ts';
import type { ConditionNode, NumberNode } from './typed.ts';

/** `a in (1, 2, 3)`: null is none of them. */
export function numberIn(
  table: FlowTable,
  node: Extract<ConditionNode, { kind: 'number-in' }>,
  scratch: Scratch,
): Condition {
  const wanted = new Set(node.values);
  const column = columnOf(table, node.operand);
  if (column?.by === 'port') {
    return onPorts(column.values, (port) => (wanted.has(port) ? TRUE : FALSE));
  }
  const operand = numberVector(table, node.operand, scratch);
  return {
    nullable: false,
    run(segment, start, end, hits) {
      scratch.withNumbers(({ values, nulls }) => {
        operand.run(segment, start, end, { values, nulls });
        if (!operand.nullable) nulls.fill(0, start, end);
        for (let at = start; at < end; at++) {
          hits[at] = nulls[at] === 0 && wanted.has(values[at]!) ? TRUE : FALSE;
        }
      });
    },
  };
}

function columnOf(table: FlowTable, node: NumberNode): NumberColumn | undefined {
  return node.kind === 'number-column' ? numberColumn(table, node.column) : undefined;
}

/** `isnull(a)` of a number. */
export function isNullNumber(table: FlowTable, node: NumberNode, scratch: Scratch): Condition {
  const operand = numberVector(table, node, scratch);
  return {
    nullable: false,
    run(segment, start, end, hits) {
      if (!operand.nullable) return void hits.fill(FALSE, start, end);
      scratch.withNumbers((rows) => {
        operand.run(segment, start, end, rows);
        hits.set(rows.nulls.subarray(start, end), start);
      });
    },
  };
}
