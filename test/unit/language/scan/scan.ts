import type { ScanModel, ScannedProblem } from '../../../../src/language/scan/scan-model.ts';
import { characterOf, lineOf } from '../../../../src/language/scan/text-position.ts';
import { TextScanner } from '../../../../src/language/scan/text-scanner.ts';
import type { TextLines } from '../../../../src/language/text/text-lines.ts';

/** A text as an editor has it: the byte order mark is not part of it. */
export function linesOf(text: string): TextLines & { readonly all: readonly string[] } {
  const all = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  return { all, lineCount: all.length, lineAt: (index) => all[index]! };
}

/** Scans a whole text, so many characters at a time. */
export function scan(text: string, characters = 1 << 20): ScanModel {
  const scanner = new TextScanner(linesOf(text));
  while (scanner.read(characters));
  return scanner.model;
}

/** What stands where a problem is marked; of several lines, the first. */
export function markedText(text: string, { start, end }: ScannedProblem): string {
  const line = linesOf(text).lineAt(lineOf(start));
  return line.slice(characterOf(start), lineOf(end) > lineOf(start) ? undefined : characterOf(end));
}
