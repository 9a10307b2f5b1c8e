import { describe, expect, test } from 'vitest';
import { findColumn } from '../../../../src/core/format/columns.ts';
import {
  fieldCounts,
  fieldFacts,
  fieldsOf,
  type TupleShape,
} from '../../../../src/core/format/tuple-fields.ts';

const SHAPES: readonly TupleShape[] = ['vnet', 'nsg1', 'nsg2', 'nsg'];

describe.each(SHAPES)('the fields of a tuple of shape %s', (shape) => {
  test('are as many as such a tuple may have', () => {
    expect(fieldsOf(shape)).toHaveLength(Math.max(...fieldCounts(shape)));
  });

  test.each(fieldsOf(shape))('%s has its column, name, unit and meaning', (field) => {
    const facts = fieldFacts(field, shape);
    expect(findColumn(facts.column)?.name).toBe(facts.column);
    expect(facts.label).toMatch(/^[A-Z]/);
    expect(facts.unit).not.toBe('');
    expect(facts.meaning).toMatch(/^[A-Z].*\.$/);
  });

  test('are each shown by a column of their own', () => {
    const columns = fieldsOf(shape).map((field) => fieldFacts(field, shape).column);
    expect(new Set(columns).size).toBe(columns.length);
  });
});

test('NSG logs count seconds and write letters where VNet logs count ms and write numbers', () => {
  const unit = (field: 'time' | 'protocol', shape: TupleShape) => fieldFacts(field, shape).unit;
  expect(unit('time', 'vnet')).toMatch(/^ms /);
  expect(unit('time', 'nsg1')).toMatch(/^s /);
  expect(unit('protocol', 'vnet')).toBe('IANA protocol number');
  expect(unit('protocol', 'nsg2')).toBe('letter');
});
