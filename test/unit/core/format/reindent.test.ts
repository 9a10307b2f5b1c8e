import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reindent } from '../../../../src/core/format/reindent.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';

const lines = (json: string, mark = 0) => runSteps(reindent(json, mark))!;

describe('setting out JSON in lines', () => {
  it('is as JSON.stringify does it, where that changes nothing', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
        const plain = JSON.stringify(value, undefined, 2);
        expect(lines(JSON.stringify(value)).text).toBe(plain);
        expect(lines(plain).text).toBe(plain);
      }),
    );
  });

  it('leaves numbers, escapes, and what is doubled as they are written', () => {
    const json = '{"a":1.50,"b":12345678901234567890,"a":"\\u0041\\/","c":1e+5,"d":-0}';
    expect(lines(json).text.replace(/\s/g, '')).toBe(json);
  });

  it('leaves white space in strings alone', () => {
    expect(lines('{"a b":"c\\" , d: [ ] "}').text).toBe('{\n  "a b": "c\\" , d: [ ] "\n}');
  });

  it.each([0, 1, 5, 12, 20])('knows where the character at %d went', (place) => {
    const json = '{"aé":["bcd",123,{"e":[]}]}';
    const { text, mark } = lines(json, place);
    expect(text[mark]).toBe(json[place]);
  });

  it('finds a tuple among equal ones', () => {
    const json = '["x","x","x"]';
    const { text, mark } = lines(json, 6);
    expect(text.slice(0, mark).split('"x"').length - 1).toBe(1);
    expect(text[mark]).toBe('x');
  });

  it('ends with any input, and loses nothing but white space', () => {
    const parts = fc.constantFrom('{', '}', '[', ']', ',', ':', '"', '\\', ' ', '\n', 'a', '1');
    fc.assert(
      fc.property(fc.array(parts), (pieces) => {
        const json = pieces.join('');
        expect(lines(json).text.replace(/\s/g, '')).toBe(json.replace(/\s/g, ''));
      }),
    );
  });

  it('gives up where it would become too long', () => {
    const json = `${'['.repeat(50)}${'1,'.repeat(100)}1${']'.repeat(50)}`;
    expect(runSteps(reindent(json, 0, 5000))).toBeUndefined();
    expect(runSteps(reindent(json, 0))!.text.length).toBeGreaterThan(10_000);
  });

  it('takes a string of megabytes', () => {
    const json = `{"a":"${'x\\"'.repeat(1_000_000)}"}`;
    expect(lines(json).text.length).toBe(json.length + 5);
  });
});
