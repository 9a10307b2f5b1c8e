import { describe, expect, test } from 'vitest';
import { fieldAt, splitTuple } from '../../../src/language/text/split-tuple.ts';

const texts = (raw: string) => splitTuple(raw).map(({ text }) => text);
const slices = (raw: string) => splitTuple(raw).map(({ start, end }) => raw.slice(start, end));

describe('the fields of a tuple', () => {
  test('stand where the text has them', () => {
    const raw = '1730000000000,10.0.0.4,10.0.0.5,50000,443,6,I,B,NX,,,,';
    expect(texts(raw)).toEqual(raw.split(','));
    expect(slices(raw)).toEqual(raw.split(','));
  });

  test('are one empty field where the text is empty', () => {
    expect(splitTuple('')).toEqual([{ start: 0, end: 0, text: '' }]);
  });

  test('are read through the escapes of JSON, and keep the range of what is written', () => {
    const raw = String.raw`1,\u0031\u002c\"a\/b\\,\n`;
    expect(texts(raw)).toEqual(['1', '1', '"a/b\\', '\n']);
    expect(slices(raw)).toEqual(['1', String.raw`\u0031`, String.raw`\"a\/b\\`, String.raw`\n`]);
  });

  test('survive what is no escape, and one that is cut off', () => {
    expect(texts('a\\x,b\\u12,c\\')).toEqual(['a\\x', 'b\\u12', 'c\\']);
  });

  test('keep characters beyond the basic plane whole', () => {
    expect(slices('\\n😀,b')).toEqual(['\\n😀', 'b']);
  });
});

test('a place belongs to the field that it is in or behind', () => {
  const fields = splitTuple('ab,,c');
  expect([0, 1, 2, 3, 4, 5].map((at) => fieldAt(fields, at))).toEqual([0, 0, 0, 1, 2, 2]);
  expect(fieldAt(fields, 6)).toBe(-1);
});
