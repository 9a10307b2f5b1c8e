import type { TextLines, TextPlace } from '../../../src/language/text/text-lines.ts';
import type { Clock } from '../../../src/language/text/tuple-hover.ts';
import { hoverAt, type HoverAt } from '../../../src/language/text/hover-at.ts';
import { fixture } from '../support/fixtures.ts';

export const NOW = Date.UTC(2026, 2, 14, 12);

export const CLOCK: Clock = { now: NOW, local: () => '10:00:00' };

/** A text as an editor has it. */
export function linesOf(text: string): TextLines {
  const lines = text.split(/\r?\n/);
  return { lineCount: lines.length, lineAt: (line) => lines[line]! };
}

export function fixtureText(name: string): string {
  return new TextDecoder().decode(fixture(name)).replace(/^\u{feff}/u, '');
}

/** Where a piece of text stands for the first time, and `more` characters on. */
export function placeOf(lines: TextLines, piece: string, more = 0): TextPlace {
  for (let line = 0; line < lines.lineCount; line++) {
    const at = lines.lineAt(line).indexOf(piece);
    if (at >= 0) return { line, character: at + more };
  }
  throw new Error(`There is no ${piece}.`);
}

/** The hover at a piece of a text, as it reads: escapes are taken back. */
export function hoverOn(text: string, piece: string, more = 0): HoverAt | undefined {
  const lines = linesOf(text);
  const hover = hoverAt(lines, placeOf(lines, piece, more), CLOCK);
  return hover && { ...hover, markdown: plain(hover.markdown) };
}

export function plain(markdown: string): string {
  return markdown.replace(/\\([!-/:-@[-`{-~])/g, '$1');
}
