import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../src/language/text/hover-at.ts';
import { inert } from '../../../src/language/text/markdown.ts';
import type { TextLines } from '../../../src/language/text/text-lines.ts';
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
  /** A document that counts how often it is asked for a line. */
  function counting(lines: TextLines): { lines: TextLines; asked: () => number } {
    let asked = 0;
    const lineAt = (line: number) => {
      asked++;
      return lines.lineAt(line);
    };
    return { lines: { lineCount: lines.lineCount, lineAt }, asked: () => asked };
  }

  test('is that of the record around it, however long the document is', () => {
    const piece = setOut(hour).split('\n');
    const whole = Array.from({ length: 40 }, () => piece).flat();
    const tuples = whole.flatMap((text, line) => (/^\s*"\d{13},/.test(text) ? [line] : []));
    for (let at = 0; at < 200; at++) {
      const line = tuples[Math.floor((tuples.length * (at + 0.5)) / 200)]!;
      const { lines, asked } = counting({
        lineCount: whole.length,
        lineAt: (index) => whole[index]!,
      });
      expect(hoverAt(lines, { line, character: 30 }, CLOCK)).toBeDefined();
      expect(asked()).toBeLessThan(whole.length / 4);
    }
  });

  test('is one line in a document that is no flow log', () => {
    const plainText = Array.from({ length: 1000 }, (_, at) => `  "name${at}": "some value",`);
    const { lines, asked } = counting(linesOf(plainText.join('\n')));
    expect(hoverAt(lines, { line: 500, character: 20 }, CLOCK)).toBeUndefined();
    expect(asked()).toBeLessThan(5);
  });
});
