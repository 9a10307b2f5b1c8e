import { describe, expect, test } from 'vitest';
import { stringAt } from '../../../src/language/text/string-at.ts';

/** What the string is at each character of a line, by the text it has. */
function texts(line: string): (string | undefined)[] {
  return Array.from(line, (_, at) => stringAt(line, at)?.text);
}

describe('the string at a place of a line', () => {
  test('is the one whose quotes or text stand there, and none between two', () => {
    expect(texts('["ab", "c"]')).toEqual([
      ...[undefined, 'ab', 'ab', 'ab', 'ab'],
      ...[undefined, undefined, 'c', 'c', 'c', undefined],
    ]);
  });

  test('is not what stands between two strings, even where one ends in a comma', () => {
    const line = '["1,B,,,,","2,B,,,,"]';
    expect(stringAt(line, line.indexOf('","') + 1)).toBeUndefined();
    expect(stringAt(line, line.indexOf('","') - 1)?.text).toBe('1,B,,,,');
    expect(stringAt(line, line.indexOf('","') + 2)?.text).toBe('2,B,,,,');
  });

  test('is read through escapes, with the place of what is written', () => {
    const line = String.raw`{"a\"b":"c\\","d":1}`;
    expect(stringAt(line, 5)).toEqual({ start: 1, end: 7, raw: String.raw`a\"b`, text: 'a"b' });
    expect(stringAt(line, 10)?.text).toBe('c\\');
    expect(stringAt(line, 15)?.text).toBe('d');
  });

  test('that is not closed goes on to the end of its line', () => {
    const line = '    "1730000000000,10.0.0.4';
    expect(stringAt(line, 10)).toMatchObject({ start: 4, end: line.length });
    expect(stringAt(line, line.length)?.text).toBe('1730000000000,10.0.0.4');
  });

  test('is found in a line of any length at the same cost', () => {
    const piece = '"1730000000000,10.0.0.4,10.0.0.5,1,2,6,I,B,NX,,,,",';
    const line = `[${piece.repeat(200_000)}`;
    const at = 1 + piece.length * 123_456;
    const began = performance.now();
    for (let round = 0; round < 200; round++) expect(stringAt(line, at + 20)?.start).toBe(at);
    expect((performance.now() - began) / 200).toBeLessThan(5);
  });

  test('is none where it is longer than anything in a flow log', () => {
    expect(stringAt(`"${'x'.repeat(50_000)}"`, 25_000)).toBeUndefined();
    expect(stringAt(`"${'x'.repeat(50_000)}"`, 1)).toBeUndefined();
  });

  test.each(['', '"', '""', '\\"', '{}', 'a"b"c'])('is looked for in %j without fail', (line) => {
    for (let at = 0; at <= line.length + 1; at++) expect(() => stringAt(line, at)).not.toThrow();
  });
});
