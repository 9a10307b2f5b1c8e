import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RowSet } from '../../../src/engine/row-set.ts';

const ids = fc.array(fc.nat(5000));

function setOf(list: readonly number[]): RowSet {
  const set = new RowSet();
  for (const id of list) set.add(id);
  return set;
}

function listOf(set: RowSet): number[] {
  return set.runs(Infinity).flatMap(([first, last]) => {
    return Array.from({ length: last - first + 1 }, (_, at) => first + at);
  });
}

describe('a set of rows', () => {
  it('holds what a plain set holds, whatever is added and taken out', () => {
    const steps = fc.array(fc.tuple(fc.boolean(), fc.nat(300)));
    fc.assert(
      fc.property(steps, (changes) => {
        const set = new RowSet();
        const plain = new Set<number>();
        for (const [isIn, id] of changes) {
          set[isIn ? 'add' : 'delete'](id);
          plain[isIn ? 'add' : 'delete'](id);
        }
        expect(set.size).toBe(plain.size);
        expect(listOf(set)).toEqual([...plain].sort((a, b) => a - b));
      }),
    );
  });

  it('counts what it has in common with another', () => {
    fc.assert(
      fc.property(ids, ids, (one, other) => {
        const common = new Set(one.filter((id) => other.includes(id)));
        expect(setOf(one).countIn(setOf(other))).toBe(common.size);
      }),
    );
  });

  it('gives runs that do not touch, or none where there are too many', () => {
    expect(setOf([7, 0, 1, 31, 32, 33, 64]).runs(4)).toEqual([
      [0, 1],
      [7, 7],
      [31, 33],
      [64, 64],
    ]);
    expect(setOf([0, 2, 4]).runs(2)).toEqual([]);
    const whole = new RowSet();
    for (let id = 0; id < 2048; id++) whole.add(id);
    expect(whole.runs(1)).toEqual([[0, 2047]]);
    expect(new RowSet().runs(5)).toEqual([]);
  });
});
