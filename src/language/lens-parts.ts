import type { LogPart } from './scan/scan-model.ts';
import { lineOf } from './scan/text-position.ts';

/**
 * The parts that have their sums above them: one a line, where all else that begins on the line
 * lies within it. Over a line that holds several beside one another nobody could tell whose they are.
 */
export function lensParts(parts: readonly LogPart[]): readonly LogPart[] {
  const chosen: LogPart[] = [];
  let at = 0;
  while (at < parts.length) {
    const first = parts[at]!;
    const line = lineOf(first.start);
    let isAlone = true;
    for (at++; at < parts.length && lineOf(parts[at]!.start) === line; at++) {
      isAlone &&= parts[at]!.start < first.end;
    }
    if (isAlone) chosen.push(first);
  }
  return chosen;
}
