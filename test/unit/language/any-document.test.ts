import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../src/language/text/hover-at.ts';
import { inert } from '../../../src/language/text/markdown.ts';
import { nsgV2, vnetHour } from '../../generate/index.ts';
import { fixtureNames } from '../support/fixtures.ts';
import { CLOCK, fixtureText, linesOf, plain, placeOf } from './documents.ts';

const hour = [...vnetHour({ seed: 8, tuples: 3000 })].join('');
const nsg = [...nsgV2({ seed: 8, records: 10, tuplesPerRecord: 20 })].join('');
const setOut = (text: string) => JSON.stringify(JSON.parse(text), undefined, 2);

describe('a hover', () => {
  test.each([
    ['VNet', hour],
    ['NSG', nsg],
  ])('says the same in one line and in many: %s', (_, text) => {
    const one = linesOf(text);
    const many = linesOf(setOut(text));
    const tuples = [...text.matchAll(/"(\d{10,13},[^"]*)"/g)].map(([, tuple]) => tuple!);
    for (let at = 0; at < tuples.length; at += 97) {
      const [line, lines] = [one, many].map((document) =>
        hoverAt(document, placeOf(document, tuples[at]!, 30), CLOCK),
      );
      expect(line?.markdown).toBe(lines?.markdown);
      expect(line?.markdown).not.toContain('not known');
    }
  });

  test.each(fixtureNames())('fails nowhere in %s, whole or cut off', (name) => {
    const text = fixtureText(name).slice(0, 6000);
    for (const cut of [text.length, Math.floor(text.length / 2), Math.floor(text.length / 3)]) {
      const lines = linesOf(text.slice(0, cut));
      for (let line = 0; line < lines.lineCount; line++) {
        const { length } = lines.lineAt(line);
        for (let character = 0; character <= length; character += 7) {
          expect(() => hoverAt(lines, { line, character }, CLOCK)).not.toThrow();
        }
      }
    }
  });

  test('still explains the tuple that is being typed', () => {
    const lines = linesOf(
      '{"flowGroups":[{"rule":"r","flowTuples":["1773478869011,10.20.1.94,10.2',
    );
    const { markdown } = hoverAt(lines, placeOf(lines, '94,10.2', 4), CLOCK)!;
    expect(plain(markdown)).toMatch(
      /Destination address.*\n.*“10\.2” is not what this field holds/,
    );
    expect(plain(markdown)).toContain('it has 3 fields where 13 are expected');
  });
});

describe('the text of a log', () => {
  const hostile =
    'UserRule_<img src=x onerror=a()>[b](command:c) ![d](http://e) https://f.g `h` $(zap) | **i**\u202e\n<script>';

  test('is inert in Markdown: all of its punctuation is escaped, and all of it shows', () => {
    const shown = inert(hostile);
    expect(shown.replace(/\\[!-/:-@[-`{-~]/g, '')).toMatch(/^[^!-/:-@[-`{-~]*$/);
    expect(plain(shown)).toBe(hostile.replaceAll(/[\u202e\n]/g, '\u{fffd}'));
  });

  test('stays so in the whole hover, in a rule, an ACL and a field', () => {
    const tuple = `1773478869011,<b>x</b>,[a](http://b),37694,443,6,I,D,<i>,0,0,0,0`;
    const log = {
      flowRecords: {
        flows: [{ aclID: hostile, flowGroups: [{ rule: hostile, flowTuples: [tuple] }] }],
      },
    };
    const lines = linesOf(JSON.stringify(log));
    const { markdown } = hoverAt(lines, placeOf(lines, '37694'), CLOCK)!;
    expect(markdown.replace(/\\./g, '')).not.toMatch(/[<>[\]()!$]|https?:|command:/);
  });

  test('that is very long is cut', () => {
    expect(inert('x'.repeat(100_000)).length).toBeLessThan(400);
  });
});

describe('the cost of a hover', () => {
  const piece = setOut(hour);
  const many = Math.ceil(40_000_000 / piece.length);
  const whole = Array.from({ length: many }, () => piece.split('\n')).flat();
  const pretty = { lineCount: whole.length, lineAt: (line: number) => whole[line]! };
  const one = linesOf(hour.repeat(Math.ceil(40_000_000 / hour.length)));

  function slowest(lines: typeof pretty, places: readonly [line: number, character: number][]) {
    const times = places.map(([line, character]) => {
      const began = performance.now();
      const hover = hoverAt(lines, { line, character }, CLOCK);
      return { time: performance.now() - began, isFound: hover !== undefined };
    });
    // The first rounds of a cold program are no measure of it.
    const warm = times.slice(10).map(({ time }) => time);
    return { most: Math.max(...warm), found: times.filter(({ isFound }) => isFound).length };
  }

  test('is under 50 ms anywhere in 40 MB of pretty-printed text', () => {
    const tuples = whole.flatMap((text, line) => (/^\s*"\d{13},/.test(text) ? [line] : []));
    const places = Array.from({ length: 200 }, (_, at): [number, number] => [
      tuples[Math.floor((tuples.length * (at + 0.5)) / 200)]!,
      30,
    ]);
    const { most, found } = slowest(pretty, places);
    expect(found).toBe(200);
    expect(most).toBeLessThan(50);
  });

  test('is under 50 ms anywhere in 40 MB of one line', () => {
    const { length } = one.lineAt(0);
    const places = Array.from({ length: 200 }, (_, at): [number, number] => [
      0,
      Math.floor((length * (at + 0.5)) / 200),
    ]);
    const { most, found } = slowest(one, places);
    expect(found).toBeGreaterThan(100);
    expect(most).toBeLessThan(50);
  });

  test('is next to nothing in a document that is no flow log', () => {
    const lines = linesOf(
      Array.from({ length: 50_000 }, (_, at) => `  "name${at}": "a value of some kind",`).join(
        '\n',
      ),
    );
    const began = performance.now();
    for (let line = 0; line < 10_000; line++) hoverAt(lines, { line, character: 20 }, CLOCK);
    expect((performance.now() - began) / 10_000).toBeLessThan(0.1);
  });
});
