import type { NameProblem } from '../../core/names/name-problem.ts';
import type { TextRange } from '../../core/names/name-entry.ts';
import type { PlacedProblem, TextPlace, TextSpan } from '../../protocol/names.ts';

/** Problems by line and character: the host need not have the text to show them. */
export function placedProblems(text: string, problems: readonly NameProblem[]): PlacedProblem[] {
  const lines = lineStarts(text);
  return problems.map(({ severity, message, fix, related, ...range }) => ({
    severity,
    message,
    ...spanOf(lines, range),
    ...(fix === undefined ? {} : { fix }),
    ...(related === undefined ? {} : { related: spanOf(lines, related) }),
  }));
}

function spanOf(lines: readonly number[], { offset, length }: TextRange): TextSpan {
  return { start: placeOf(lines, offset), end: placeOf(lines, offset + length) };
}

function placeOf(lines: readonly number[], offset: number): TextPlace {
  let low = 0;
  let high = lines.length;
  while (high - low > 1) {
    const middle = (low + high) >>> 1;
    if (lines[middle]! <= offset) low = middle;
    else high = middle;
  }
  return { line: low, character: offset - lines[low]! };
}

/** Lines end as the editor has it: by a line feed, by a carriage return, or by both together. */
function lineStarts(text: string): number[] {
  return [0, ...Array.from(text.matchAll(/\r\n|\r|\n/g), (end) => end.index + end[0].length)];
}
