import { describe, expect, it } from 'vitest';
import { lensParts } from '../../../src/language/lens-parts.ts';
import { countWords, partFilter, partName } from '../../../src/language/part-words.ts';
import { tuplesOnLine } from '../../../src/language/line-tuples.ts';
import { parseFilter } from '../../../src/core/filter/language.ts';
import {
  logText,
  NSG1_TUPLE,
  NSG2_TUPLE,
  nsgRecord,
  VNET_TUPLE,
  vnetRecord,
} from '../support/logs.ts';
import { scan } from './scan/scan.ts';

const TIME = { time: '2026-03-14T09:02:07.1234567Z' };

describe('the sums above parts', () => {
  it('are in words, with bytes where any were counted', () => {
    const counts = { tuples: 1412, denied: 32, counted: 9, bytes: 5_240_000 };
    expect(countWords(counts)).toBe('1,412 tuples · 1,380 allowed · 32 denied · 5.24 MB');
    const denied = { tuples: 1, denied: 1, counted: 0, bytes: 0 };
    expect(countWords(denied)).toBe('1 tuple · 0 allowed · 1 denied');
  });

  it('stand on lines where nobody can mistake whose they are', () => {
    const records = [vnetRecord([VNET_TUPLE]), vnetRecord([VNET_TUPLE])];
    const kinds = (text: string) => lensParts(scan(text).parts).map(({ kind }) => kind);
    expect(kinds(JSON.stringify({ records }, null, 2))).toEqual([
      'record',
      'acl',
      'rule',
      'record',
      'acl',
      'rule',
    ]);
    expect(kinds(records.map((record) => JSON.stringify(record)).join('\n'))).toEqual([
      'record',
      'record',
    ]);
    expect(kinds(logText(...records))).toEqual([]);
  });
});

describe('a part of a log', () => {
  it('is called what it is in an outline, harmlessly', () => {
    const rule = 'UserRule_\u202Egnp $(zap)[a](command:b)';
    const { parts } = scan(logText(vnetRecord([VNET_TUPLE], TIME, rule), vnetRecord([], {}, '')));
    expect(parts.map(partName)).toEqual([
      '2026-03-14 09:02:07.123 UTC',
      'a',
      'UserRule_\u{fffd}gnp $ (zap)[a] (command:b)',
      'Record without a time',
      'a',
      'No rule named',
    ]);
  });

  it('is filtered to by its record, its ACL and its rule', () => {
    const { parts } = scan(logText(vnetRecord([VNET_TUPLE], TIME, 'say "x"')));
    const filters = parts.map((part) => partFilter(parts, part));
    expect(filters).toEqual([
      'RecordTime == datetime(2026-03-14T09:02:07.123Z)',
      'RecordTime == datetime(2026-03-14T09:02:07.123Z) and AclGroup == "a"',
      'RecordTime == datetime(2026-03-14T09:02:07.123Z) and AclGroup == "a" and AclRule == "say \\"x\\""',
    ]);
    for (const filter of filters) expect(parseFilter(filter).ok).toBe(true);
  });

  it('is filtered to by its NSG in an NSG log', () => {
    const { parts } = scan(logText(nsgRecord(2, [NSG2_TUPLE])));
    expect(partFilter(parts, parts[1]!)).toBe('AclGroup == "nsg" and AclRule == "r"');
  });
});

describe('the tuples on a line', () => {
  it('are found with their fields, one or several, and nothing else is', () => {
    const line = `  "rule": "1,2", "${VNET_TUPLE}", "${NSG1_TUPLE}"`;
    const found = tuplesOnLine(line);
    expect(found.map(({ start, end }) => line.slice(start, end))).toEqual([VNET_TUPLE, NSG1_TUPLE]);
    expect(found.map(({ shape }) => shape)).toEqual(['vnet', 'nsg1']);
    expect(found[0]!.fields[4]!.text).toBe('443');
  });

  it('are those that the editor draws', () => {
    expect(tuplesOnLine(`${' '.repeat(10_000)}"${VNET_TUPLE}"`)).toEqual([]);
  });
});
