import { describe, expect, it } from 'vitest';
import { matching, tableOf, vnetRecord } from './support/tables.ts';

describe('what a record does not give is null', () => {
  const tuple = '1763735000000,10.1.0.4,20.50.2.1,50000,443,6,O,B,X,0,0,0,0';
  const whole = vnetRecord([tuple]);
  const records = tableOf([{ ...whole, time: undefined, flowLogVersion: undefined }, whole]);
  it.each([
    ['isnull(RecordTime)', [0]],
    ['isnotnull(RecordTime)', [1]],
    ['RecordTime < datetime(2000-01-01)', []],
    ['not(RecordTime < datetime(2000-01-01))', [1]],
    ['RecordTime == datetime(1970-01-01)', []],
    ['RecordTime != datetime(1970-01-01)', [0, 1]],
    ['RecordTime in (datetime(1970-01-01))', []],
    ['RecordTime between (datetime(1970-01-01) .. datetime(2100-01-01))', [1]],
    ['isnull(RecordTime - Time)', [0]],
    ['isnull(Version)', [0]],
    ['Version < 5', [1]],
    ['isnull(Time)', []],
  ])('%s', (filter, rows) => {
    expect(matching(records, filter)).toEqual(rows);
  });
});
