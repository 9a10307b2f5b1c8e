import { describe, expect, test } from 'vitest';
import { longLineNotice } from '../../../src/language/text/long-lines.ts';
import { recordAt } from '../../../src/language/text/record-at.ts';
import { distance, placeAfter, placeBefore } from '../../../src/language/text/text-lines.ts';
import { nsgV2, vnetHour } from '../../generate/index.ts';
import { fixtureText, linesOf, placeOf } from './documents.ts';

const hour = [...vnetHour({ seed: 8, tuples: 3000 })].join('');
const nsg = [...nsgV2({ seed: 8, records: 10, tuplesPerRecord: 20 })].join('');
const setOut = (text: string) => JSON.stringify(JSON.parse(text), undefined, 2);

interface Log {
  readonly records: readonly unknown[];
}

describe('the record at a place', () => {
  test.each([
    ['VNet, one line', hour],
    ['VNet, pretty-printed', setOut(hour)],
    ['NSG, one line', nsg],
    ['NSG, pretty-printed', setOut(nsg)],
  ])('is the one that holds the tuple there: %s', (_, text) => {
    const lines = linesOf(text);
    for (const record of (JSON.parse(text) as Log).records) {
      const tuple = /"(\d{10,13},[^"]*)"/.exec(JSON.stringify(record))![1]!;
      const found = recordAt(lines, placeOf(lines, tuple, 20))!;
      expect(JSON.parse(found.text)).toEqual(record);
      expect(found.isWhole).toBe(true);
    }
  });

  test('is found from any key of it, and between records it is the next', () => {
    const lines = linesOf(setOut(hour));
    const first = (JSON.parse(hour) as Log).records[0];
    const keys = ['"records"', '"time"', '"macAddress"', '"flowRecords"', '"aclID"', '"rule"'];
    for (const key of keys) {
      expect(JSON.parse(recordAt(lines, placeOf(lines, key, 2))!.text)).toEqual(first);
    }
    expect(JSON.parse(recordAt(lines, { line: 0, character: 0 })!.text)).toEqual(first);
  });

  test('stands where its range says, with either ending of lines', () => {
    const lines = linesOf(fixtureText('vnet-pretty-crlf.json'));
    const { start, end, text } = recordAt(lines, placeOf(lines, '"rule"'))!;
    expect(lines.lineAt(start.line).slice(start.character)).toMatch(/^\{/);
    expect(lines.lineAt(end.line).slice(0, end.character)).toMatch(/\}$/);
    expect(distance(lines, start, end)).toBe(text.length);
  });

  test('that is broken ends before the next one, and is said not to be whole', () => {
    const [first, second] = (JSON.parse(hour) as Log).records.map((one) => JSON.stringify(one));
    const lines = linesOf(`{"records":[${first!.slice(0, -3)},${second!}]}`);
    const broken = recordAt(lines, { line: 0, character: 50 })!;
    expect(broken.isWhole).toBe(false);
    expect(broken.text).toBe(`${first!.slice(0, -3)},`);
  });

  test('that is cut off goes to the end', () => {
    const text = hour.slice(0, 20_000);
    const found = recordAt(linesOf(text), { line: 0, character: 19_990 })!;
    expect(found.isWhole).toBe(false);
    expect(text.endsWith(found.text)).toBe(true);
  });

  test.each(['', '{}', '[1, 2]', '{"a":{"time":1}}'])('is none in %s', (text) => {
    expect(recordAt(linesOf(text), { line: 0, character: 0 })?.isWhole ?? false).toBe(
      text.includes('time'),
    );
  });
});

test('places are counted over lines in both directions', () => {
  const lines = linesOf('ab\n\ncde\nf');
  const start = { line: 0, character: 1 };
  for (let count = 0; count < 8; count++) {
    const place = placeAfter(lines, start, count);
    expect(distance(lines, start, place)).toBe(count);
    expect(placeBefore(lines, place, count)).toEqual(start);
  }
  expect(placeAfter(lines, start, 2)).toEqual({ line: 1, character: 0 });
});

describe('the notice of long lines', () => {
  test('says how long the one line is', () => {
    expect(longLineNotice(linesOf(hour))).toMatch(
      /^This log is one line of [\d,]+ characters; the editor shows 10,000 of a line\.$/,
    );
    expect(longLineNotice(linesOf(`${hour}\n`))).toContain('one line');
  });

  test('says how long the lines are where they are records', () => {
    const busy = [...vnetHour({ seed: 8, bytes: 2_000_000 })].join('');
    const records = (JSON.parse(busy) as Log).records.map((record) => JSON.stringify(record));
    expect(longLineNotice(linesOf(records.join('\n')))).toContain('lines of up to');
  });

  test.each([
    ['a log in many lines', setOut(hour)],
    ['another one-line file', `[${'"x",'.repeat(10_000)}0]`],
    ['a short log', fixtureText('vnet-worked-example.json')],
  ])('says nothing of %s', (_, text) => {
    expect(longLineNotice(linesOf(text))).toBeUndefined();
  });
});
