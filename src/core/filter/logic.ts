import type { EqualityOperator } from './operators.ts';
import { compareNumbers } from './compare-values.ts';
import { codeOf, type Condition, TRUE } from './condition.ts';
import { intersect, invert, onlyNull, unite, withoutNull } from './answer-bits.ts';
import type { Scratch } from './scratch.ts';

/**
 * `a and b and c`: true where all are true, else false. Neither `and` nor `or` is ever null
 * (https://learn.microsoft.com/kusto/query/logical-operators). What follows is not asked where no
 * row of the stretch is left.
 */
export function allOf(terms: readonly Condition[], scratch: Scratch): Condition {
  const [first, ...others] = terms;
  if (others.length === 0 && !first!.nullable) return first!;
  return {
    nullable: false,
    run(segment, start, end, hits) {
      first!.run(segment, start, end, hits);
      if (first!.nullable) withoutNull(hits, start, end);
      for (const term of others) {
        const next = hits.indexOf(TRUE, start);
        if (next < 0 || next >= end) return;
        scratch.withBytes((more) => {
          term.run(segment, start, end, more);
          intersect(hits, more, start, end);
        });
      }
    },
  };
}

/** `a or b or c`: true where one is true, else false. */
export function anyOf(terms: readonly Condition[], scratch: Scratch): Condition {
  const [first, ...others] = terms;
  if (others.length === 0 && !first!.nullable) return first!;
  return {
    nullable: false,
    run(segment, start, end, hits) {
      first!.run(segment, start, end, hits);
      for (const term of others) {
        scratch.withBytes((more) => {
          term.run(segment, start, end, more);
          unite(hits, more, start, end);
        });
      }
      withoutNull(hits, start, end);
    },
  };
}

/** `not(a)`: null stays null. */
export function notOf(operand: Condition): Condition {
  return {
    nullable: operand.nullable,
    run(segment, start, end, hits) {
      operand.run(segment, start, end, hits);
      invert(hits, start, end);
    },
  };
}

/** `isnull(a)` of a condition. */
export function isNullCondition(operand: Condition): Condition {
  return {
    nullable: false,
    run(segment, start, end, hits) {
      operand.run(segment, start, end, hits);
      onlyNull(hits, start, end);
    },
  };
}

/** `a == b` and `a != b` on conditions. */
export function compareConditions(
  operator: EqualityOperator,
  left: Condition,
  right: Condition,
  scratch: Scratch,
): Condition {
  const codes = pairCodes(operator);
  return {
    nullable: left.nullable && right.nullable,
    run(segment, start, end, hits) {
      left.run(segment, start, end, hits);
      scratch.withBytes((others) => {
        right.run(segment, start, end, others);
        for (let at = start; at < end; at++) hits[at] = codes[hits[at]! * 3 + others[at]!]!;
      });
    },
  };
}

function pairCodes(operator: EqualityOperator): Uint8Array {
  const values = [0, 1, null];
  return Uint8Array.from(
    values.flatMap((a) => values.map((b) => codeOf(compareNumbers(operator, a, b)))),
  );
}
