import { describe, expect, it } from 'vitest';
import {
  checkFilter,
  compileFilter,
  type FilterError,
  mentionedColumns,
  parseFilter,
} from '../../../../src/core/filter/index.ts';
import { NOW, sampleTable, STUB_REGEX } from './support/tables.ts';

function errorOf(filter: string): FilterError {
  const error = checkFilter(filter, STUB_REGEX);
  if (error === undefined) throw new Error(`There is no mistake in ${filter}`);
  return error;
}

// The marks `«` and `»` stand around the place that must be marked.
type Case = readonly [marked: string, says: Partial<FilterError> & { readonly about: string }];

const CASES: readonly Case[] = [
  ['«destport» == 22', { about: 'no column “destport”', suggestion: 'DestPort' }],
  ['«DestPrt» == 22', { about: 'no column', suggestion: 'DestPort' }],
  ['DestPort == 22 and «flowstatus» == "D"', { about: 'no column', suggestion: 'FlowStatus' }],
  [
    '«SomethingElse» == 22',
    { about: 'no column', expected: ['a column', 'a function', 'a value'] },
  ],
  [
    '«ipv4_in_range»(SrcIp, "10.0.0.0/8")',
    { about: 'no function', suggestion: 'ipv4_is_in_range' },
  ],
  ['«not» DestPort == 22', { about: '“DestPort” stands here', expected: ['('] }],
  ['DestPort «=» 22', { about: '“=” stands here', suggestion: '==' }],
  ['DestPort «<>» 22', { about: '“<>”', suggestion: '!=' }],
  ['DestPort == 22 «&&» SrcPort == 1', { about: '“&&”', suggestion: 'and' }],
  ['DestPort == 22 «||» SrcPort == 1', { about: '“||”', suggestion: 'or' }],
  ['DestPort == 22 «AND» SrcPort == 1', { about: '“AND”', suggestion: 'and' }],
  ['«!»(DestPort == 22)', { about: '“!”', suggestion: 'not(' }],
  ['AclRule «containz» "x"', { about: '“containz”', suggestion: 'contains' }],
  ['AclRule «hasprefix» "x"', { about: '“hasprefix”' }],
  [
    'DestPort == 22 «DestPort» == 23',
    { about: 'where and or or was expected', expected: ['and', 'or'] },
  ],
  ['DestPort ==«»', { about: 'ends here', expected: ['a column', 'a function', 'a value'] }],
  ['DestPort == 22 and«»', { about: 'ends here' }],
  ['(DestPort == 22«»', { about: 'ends here', expected: [')', 'and', 'or'] }],
  ['DestPort == 22«)»', { about: '“)”', expected: ['and', 'or'] }],
  ['DestPort in «22»', { about: '“22”', expected: ['('] }],
  ['DestPort in (22 «23»)', { about: '“23”', expected: [',', ')'] }],
  ['DestPort in («)»', { about: '“)”' }],
  ['DestPort between (1 «,» 2)', { about: '“,”', expected: ['..'] }],
  ['AclRule matches «"x"»', { about: '“"x"”', expected: ['regex'] }],
  ['AclRule == «"open»', { about: 'not closed' }],
  ["AclRule == «'open»", { about: 'not closed' }],
  ['AclRule == «@"open»', { about: 'not closed' }],
  ['AclRule == "a«\\q"»', { about: 'escape' }],
  ['DestPort == «22x»', { about: 'unit of time', expected: ['d', 'h', 'm', 's', 'ms'] }],
  ['DestPort == «99999999999999999999»', { about: 'larger' }],
  ['SrcIp == «10.1.0.4»', { about: 'in quotes', suggestion: '"10.1.0.4"' }],
  ['ipv4_is_in_range(SrcIp, «10.1.0.0/16»)', { about: 'quotes', suggestion: '"10.1.0.0/16"' }],
  ['DestPort == 22 «#» x', { about: '“#” has no meaning here' }],
  ['Time > «datetime(2026-02-30)»', { about: 'no date and time' }],
  ['Time > «datetime(2026-11-21 24:00)»', { about: 'no date and time' }],
  ['Time > «datetime(yesterday)»', { about: 'no date and time' }],
  ['Time > «datetime(2026-11-21»', { about: 'not closed', expected: [')'] }],
  ['Time > ago(«time(1 fortnight)»)', { about: 'no timespan' }],
  [
    'DestPort == «"22"»',
    { about: 'Text cannot be compared with DestPort (a number)', suggestion: '22' },
  ],
  ['«"22"» == DestPort', { about: 'Text cannot be compared', suggestion: '22' }],
  ['AclRule == «22»', { about: 'A number cannot be compared', suggestion: '"22"' }],
  [
    'Time > «"2026-11-21 14:00"»',
    { about: 'compared', suggestion: 'datetime(2026-11-21T14:00:00Z)' },
  ],
  ['Time > «5»', { about: 'cannot be compared with Time (a time)', expected: ['a time'] }],
  ['DestPort in (22, «"23"»)', { about: 'cannot be compared', suggestion: '23' }],
  ['«AclRule» < "x"', { about: 'no order' }],
  ['«DestPort» contains "2"', { about: 'contains compares texts' }],
  ['AclRule !has «22»', { about: '!has compares texts' }],
  ['DestPort «+» Time > 1', { about: 'cannot be calculated' }],
  ['Time «+» Time > now()', { about: 'cannot be calculated' }],
  ['«AclRule» + 1 == 2', { about: 'AclRule (text) stands here' }],
  ['«DestPort»', { about: 'DestPort (a number) stands here, where a condition was expected' }],
  ['DestPort == 22 and «5»', { about: 'A number stands here' }],
  ['not(«DestPort»)', { about: 'a condition was expected' }],
  ['«isnull()»', { about: 'isnull(value)', expected: ['isnull(value)'] }],
  ['«ipv4_is_private(SrcIp, DestIp)»', { about: 'ipv4_is_private(address)' }],
  ['ipv4_is_in_range(SrcIp, «"10.1.0.0/33"»)', { about: 'range' }],
  ['ipv4_is_in_range(SrcIp, «DestIp»)', { about: 'range' }],
  ['ipv4_is_in_range(«DestPort», "10.1.0.0/16")', { about: 'address was expected' }],
  ['ipv6_is_in_range(SrcIp, «"fd00::/129"»)', { about: 'range' }],
  ['Time > ago(«5»)', { about: 'timespan was expected', expected: ['5m', '1h', '1d'] }],
  ['AclRule matches regex «"("»', { about: 'no regular expression' }],
  ['AclRule matches regex «AclGroup»', { about: 'written out' }],
];

describe('a mistake', () => {
  it.each(CASES)('%s is marked at its place', (marked, { about, ...says }) => {
    const filter = marked.replace('«', '').replace('»', '');
    const error = errorOf(filter);
    const { start, end } = error;
    // «not» is shown where it begins; what is wrong is the word behind it.
    const shown = `${filter.slice(0, start)}«${filter.slice(start, end)}»${filter.slice(end)}`;
    expect(marked.startsWith('«not»') ? 'not «DestPort» == 22' : marked).toBe(shown);
    expect(error.message).toContain(about);
    expect(error).toMatchObject(says);
  });

  it('is quoted harmlessly and not at length', () => {
    const { message } = errorOf('DestPort == 22 "evil\u202Egnp\u0007.exe"');
    expect(message).toContain('evil\u{fffd}gnp\u{fffd}.exe');
    expect(errorOf(`DestPort == 22 "${'x'.repeat(10_000)}"`).message.length).toBeLessThan(150);
  });

  it('has no suggestion where what is meant cannot stand', () => {
    expect(errorOf('| where DestPort == 22').suggestion).toBeUndefined();
  });

  it('is an endless pattern too', () => {
    expect(errorOf(`AclRule matches regex "${'a'.repeat(1001)}"`).message).toContain('longer');
  });

  it('is what only the engine can say of a pattern, when no engine is at hand', () => {
    expect(checkFilter('AclRule matches regex "("')).toBeUndefined();
  });
});

describe('columns that are not in every table', () => {
  const table = sampleTable();

  it('are a mistake where nobody works them out', () => {
    const error = compileFilter(table, 'DestPort == 22 and IsDuplicate', {
      now: NOW,
      regex: STUB_REGEX,
    });
    expect(error).toMatchObject({ start: 19, end: 30 });
    expect((error as FilterError).message).toContain('not available in this table');
  });

  it('are asked of whoever does', () => {
    const odd = compileFilter(table, 'IsDuplicate == false and not(IsDuplicate)', {
      now: NOW,
      regex: STUB_REGEX,
      marks: {
        IsDuplicate: (_segment, start, end, hits) => {
          for (let at = start; at < end; at++) hits[at] = (at + 1) % 2;
        },
      },
    });
    const hits = new Uint8Array(table.rowCount);
    if (typeof odd !== 'function') throw new Error(odd.message);
    odd(table.segments[0]!, 0, table.rowCount, hits);
    expect([...hits.subarray(0, 4)]).toEqual([0, 1, 0, 1]);
  });

  it('are known to be needed where they are mentioned, and only there', () => {
    expect(mentionedColumns('not(IsOtherSide) and IsDuplicate == false or IsOtherSide')).toEqual([
      'IsOtherSide',
      'IsDuplicate',
    ]);
    expect(mentionedColumns('AclRule == "IsDuplicate" and DestPort == 22')).toEqual([]);
    expect(mentionedColumns('')).toEqual([]);
  });

  it('are in the language all the same', () => {
    expect(parseFilter('IsOtherSide').ok).toBe(true);
    expect(checkFilter('not(IsOtherSide)')).toBeUndefined();
  });
});
