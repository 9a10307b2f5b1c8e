import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addTerm,
  checkFilter,
  differsTerm,
  equalsTerm,
  hasTerm,
  parseFilter,
  removeTerm,
  timeBetween,
  withoutTimeBetween,
  withTimeBetween,
} from '../../../../src/core/filter/language.ts';
import { HOSTILE_NAMES } from '../format/hostile.ts';
import { matching, NOW, tableOf, vnetRecord } from './support/tables.ts';

describe('a term for a cell', () => {
  it.each([
    ['DestPort', 22, 'DestPort == 22', 'DestPort != 22'],
    ['SrcIp', '10.0.0.4', 'SrcIp == "10.0.0.4"', 'SrcIp != "10.0.0.4"'],
    [
      'AclRule',
      'say "so" \\ now',
      'AclRule == "say \\"so\\" \\\\ now"',
      'AclRule != "say \\"so\\" \\\\ now"',
    ],
    ['BytesSrcToDest', null, 'isnull(BytesSrcToDest)', 'isnotnull(BytesSrcToDest)'],
    ['IsDuplicate', true, 'IsDuplicate == true', 'IsDuplicate != true'],
    [
      'Time',
      NOW,
      'Time == datetime(2026-11-21T14:30:00Z)',
      'Time != datetime(2026-11-21T14:30:00Z)',
    ],
    [
      'Time',
      NOW + 7,
      'Time == datetime(2026-11-21T14:30:00.007Z)',
      'Time != datetime(2026-11-21T14:30:00.007Z)',
    ],
  ] as const)('%s, %j', (column, value, equal, different) => {
    expect(equalsTerm(column, value)).toBe(equal);
    expect(differsTerm(column, value)).toBe(different);
    expect(checkFilter(equal)).toBeUndefined();
  });

  it.each(HOSTILE_NAMES)('finds the row again, shows every character: %j', (rule) => {
    const tuple = `${NOW},10.0.0.1,10.0.0.2,1,2,6,O,B,NX,0,0,0,0`;
    const table = tableOf([vnetRecord([tuple], { rule }), vnetRecord([tuple], { rule: 'other' })]);
    const logged = table.row(0).rule;
    const term = equalsTerm('AclRule', logged);
    expect(matching(table, term)).toEqual([0]);
    expect(matching(table, differsTerm('AclRule', logged))).toEqual([1]);
    expect(term).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  });

  it('reads back as the text that it was made of', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const reading = parseFilter(equalsTerm('AclRule', text));
        expect(reading).toMatchObject({ ok: true, ast: { right: { literal: { value: text } } } });
      }),
    );
  });
});

describe('adding a term', () => {
  it.each([
    ['', 'DestPort == 22', 'DestPort == 22'],
    ['  ', 'DestPort == 22', 'DestPort == 22'],
    ['SrcPort == 1', 'DestPort == 22', 'SrcPort == 1 and DestPort == 22'],
    [
      'SrcPort == 1 and  SrcPort==2',
      'DestPort == 22',
      'SrcPort == 1 and  SrcPort==2 and DestPort == 22',
    ],
    [
      'SrcPort == 1 or SrcPort == 2',
      'DestPort == 22',
      '(SrcPort == 1 or SrcPort == 2) and DestPort == 22',
    ],
    [
      'SrcPort == 1',
      'DestPort == 2 or DestPort == 3',
      'SrcPort == 1 and (DestPort == 2 or DestPort == 3)',
    ],
    [
      '(SrcPort == 1 or SrcPort == 2)',
      'DestPort == 22',
      '(SrcPort == 1 or SrcPort == 2) and DestPort == 22',
    ],
    ['SrcPort == 1 and DestPort==22', 'DestPort == 22', 'SrcPort == 1 and DestPort==22'],
    ['SrcPort ==', 'DestPort == 22', 'SrcPort == and DestPort == 22'],
  ])('%j and %j', (text, term, joined) => {
    expect(addTerm(text, term)).toBe(joined);
  });

  it('does not take a text for a number, or one text for another', () => {
    expect(hasTerm('AclRule == "22"', 'AclRule == 22')).toBe(false);
    expect(hasTerm('AclRule == "a  b"', 'AclRule == "a b"')).toBe(false);
    expect(hasTerm("AclRule=='a b'", 'AclRule == "a b"')).toBe(true);
    expect(hasTerm('SrcPort == 1 or DestPort == 2', 'DestPort == 2')).toBe(false);
  });
});

describe('removing a term', () => {
  it.each([
    ['DestPort == 22', 'DestPort == 22', ''],
    ['SrcPort == 1 and DestPort==22', 'DestPort == 22', 'SrcPort == 1'],
    [
      'SrcPort == 1 and (DestPort == 22) and Version == 4',
      'DestPort == 22',
      'SrcPort == 1 and Version == 4',
    ],
    ['SrcPort == 1', 'DestPort == 22', 'SrcPort == 1'],
    ['SrcPort == 1 or DestPort == 22', 'DestPort == 22', 'SrcPort == 1 or DestPort == 22'],
    [
      '(SrcPort == 1 or SrcPort == 2) and DestPort == 22',
      'DestPort == 22',
      '(SrcPort == 1 or SrcPort == 2)',
    ],
    ['SrcPort ==', 'DestPort == 22', 'SrcPort =='],
  ])('%j without %j', (text, term, rest) => {
    expect(removeTerm(text, term)).toBe(rest);
  });

  it('undoes the adding', () => {
    const text = 'SrcPort == 1 or SrcPort == 2';
    const rest = removeTerm(addTerm(text, 'DestPort == 22'), 'DestPort == 22');
    expect(rest).toBe(`(${text})`);
  });
});

describe('the brush of the timeline', () => {
  const from = Date.UTC(2026, 10, 21, 14, 21);
  const to = Date.UTC(2026, 10, 21, 14, 25, 30, 250);
  const term =
    'Time between (datetime(2026-11-21T14:21:00Z) .. datetime(2026-11-21T14:25:30.250Z))';

  it.each([
    ['', term],
    ['DestPort == 22', `DestPort == 22 and ${term}`],
    ['DestPort == 22 or DestPort == 23', `(DestPort == 22 or DestPort == 23) and ${term}`],
    ['Time between (ago(1h) .. now()) and DestPort == 22', `${term} and DestPort == 22`],
    [
      'DestPort == 22 and TimeGenerated between (ago(1h) .. 5m) and SrcPort == 1',
      `DestPort == 22 and ${term} and SrcPort == 1`,
    ],
    ['(Time between (ago(1h) .. now())) and Time between (ago(2h) .. now())', term],
    ['not(Time between (ago(1h) .. now()))', `not(Time between (ago(1h) .. now())) and ${term}`],
    ['Time > ago(1h)', `Time > ago(1h) and ${term}`],
  ])('is written into %j', (text, written) => {
    expect(withTimeBetween(text, from, to)).toBe(written);
    expect(timeBetween(written, NOW)).toEqual({ from, to });
    expect(checkFilter(written)).toBeUndefined();
  });

  it.each([
    ['', undefined],
    ['DestPort == 22', undefined],
    ['Time !between (ago(1h) .. now())', undefined],
    ['Time between (ago(1h) .. now()) or DestPort == 22', undefined],
    ['Time between (', undefined],
    ['Time between (1 .. 2)', undefined],
    ['Time between (now() .. Time)', undefined],
    ['Time between (ago(1h) .. now())', { from: NOW - 3_600_000, to: NOW }],
    ['Time between (ago(1h) .. 5m)', { from: NOW - 3_600_000, to: NOW - 3_300_000 }],
    [
      'Time between (ago(1h) .. now()) and Time between (ago(2h) .. ago(30m))',
      { from: NOW - 3_600_000, to: NOW - 1_800_000 },
    ],
  ])('is read from %j', (text, range) => {
    expect(timeBetween(text, NOW)).toEqual(range);
  });

  it.each([
    ['', ''],
    [term, ''],
    [`DestPort == 22 and ${term}`, 'DestPort == 22'],
    [`(DestPort == 22 or SrcPort == 1) and ${term}`, '(DestPort == 22 or SrcPort == 1)'],
    [`DestPort == 22 or ${term}`, `DestPort == 22 or ${term}`],
    ['DestPort ==', 'DestPort =='],
  ])('is left out of %j', (text, rest) => {
    expect(withoutTimeBetween(text)).toBe(rest);
  });
});
