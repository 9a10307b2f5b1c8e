import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RecordEnd } from '../../../../src/core/decode/record-end.ts';

/** Where the object ends, given in pieces of so many bytes. */
function endOf(text: string, size = Infinity): number {
  const bytes = Buffer.from(text);
  const end = new RecordEnd();
  for (let at = 0; at < bytes.length; at += size) {
    const found = end.take(bytes.subarray(at, at + size));
    if (found >= 0) return at + found;
    if (end.isBroken) return -2;
  }
  return -1;
}

describe('the end of a record', () => {
  it.each([
    ['{}', '{}'],
    ['nested', '{"a":[{"b":[]}]}'],
    ['brackets in strings', '{"a":"}]}","{":"["}'],
    ['escaped quotes', '{"a":"\\"}","b":"\\\\"}'],
    ['spread over lines', '{\n "a" : [ 1 ,\r\n 2 ]\t}'],
  ])('is behind its own brace: %s', (_name, text) => {
    expect(endOf(`${text},{"next":1}]}`)).toBe(text.length);
    expect(endOf(`${text},{"next":1}]}`, 1)).toBe(text.length);
  });

  it('is the same however the bytes are cut', () => {
    const value = fc.object({ values: [fc.string(), fc.integer()], maxDepth: 4 });
    fc.assert(
      fc.property(value, fc.integer({ min: 1, max: 9 }), (object, size) => {
        const text = JSON.stringify(object);
        expect(endOf(`${text},"}`, size)).toBe(Buffer.byteLength(text));
      }),
    );
  });

  it('of what was cut off is not there', () => {
    expect(endOf('{"a":[1,2')).toBe(-1);
    expect(endOf('{"a":"}')).toBe(-1);
  });

  it('is given up where brackets do not pair, or nest without end', () => {
    expect(endOf('{"a":[1}')).toBe(-2);
    expect(endOf(`{"a":${'['.repeat(1000)}`)).toBe(-2);
  });
});
