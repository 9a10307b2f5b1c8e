import assert from 'node:assert/strict';
import type { NameProblem } from '../../../src/core/names/name-problem.ts';

/** What is found wrong stands inside the text, and is told without letters that act. */
export function expectSoundProblems(problems: readonly NameProblem[], text: string): void {
  for (const { offset, length, message } of problems) {
    assert(offset >= 0 && length >= 0 && offset + length <= text.length, message);
    assert.doesNotMatch(message, /[\p{Cc}\p{Cf}\p{Cs}]/u);
  }
}
