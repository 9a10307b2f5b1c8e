import { formatCount } from '../../core/format/numbers.ts';
import type { ProblemKind } from '../../core/format/problem-kind.ts';
import { passedOver } from '../../core/format/problem-words.ts';
import type { ScanProblems } from './scan-problems.ts';
import type { TextPosition } from './text-position.ts';

/** As much is marked of what broken JSON makes unreadable: enough to see where it begins. */
const MOST_MARKED = 80;

/** Where the JSON broke; reported once it is known how much was lost by it. */
export class TextBreak {
  private readonly problems: ScanProblems;
  private kind: ProblemKind | undefined;
  private message = '';
  private start: TextPosition = 0;
  private offset = 0;
  /** What is left of the line there. */
  private room = 0;

  constructor(problems: ScanProblems) {
    this.problems = problems;
  }

  /** `offset` counts characters from the beginning of the text. */
  begin(
    kind: ProblemKind,
    message: string,
    start: TextPosition,
    offset: number,
    room: number,
  ): void {
    this.kind = kind;
    this.message = message;
    this.start = start;
    this.offset = offset;
    this.room = room;
  }

  /** The loss has ended: at the next record, or with the text. */
  end(next: 'the next record' | 'the end', offset: number): void {
    if (this.kind === undefined) return;
    const lost = offset - this.offset;
    const message = `${this.message} ${passedOver(`${formatCount(lost)} characters`, next)}`;
    const marked = Math.max(1, Math.min(lost, this.room, MOST_MARKED));
    this.problems.addRange(this.kind, message, this.start, this.start + marked);
    this.kind = undefined;
  }
}
