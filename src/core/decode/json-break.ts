import { passedOver } from '../format/problem-words.ts';
import { bytesToText } from '../format/text.ts';
import { LONGEST_EXCERPT, type ProblemKind, type ProblemLog } from './problems.ts';

/** Where the JSON broke; reported once it is known how much was lost by it. */
export class JsonBreak {
  private readonly problems: ProblemLog;
  private kind: ProblemKind | undefined;
  private message = '';
  private offset = 0;
  /** What stands there, `length` bytes of it so far. */
  private readonly excerpt = new Uint8Array(LONGEST_EXCERPT);
  private length = 0;

  constructor(problems: ProblemLog) {
    this.problems = problems;
  }

  /** The JSON is broken at `offset`; what stands there comes by `show`. */
  begin(kind: ProblemKind, message: string, offset: number): void {
    this.kind = kind;
    this.message = message;
    this.offset = offset;
    this.length = 0;
  }

  /** Shows what stands behind the break: a chunk's end must not cut the excerpt. */
  show(bytes: Uint8Array, start = 0): void {
    if (this.kind === undefined || this.length === LONGEST_EXCERPT) return;
    const part = bytes.subarray(start, start + LONGEST_EXCERPT - this.length);
    this.excerpt.set(part, this.length);
    this.length += part.length;
  }

  /** The loss has ended: at the next record, or with the input. */
  end(next: 'the next record' | 'the end', offset: number): void {
    if (this.kind === undefined) return;
    const lost = offset - this.offset;
    const message = `${this.message} ${passedOver(`${lost} bytes`, next)}`;
    const excerpt = this.excerpt.subarray(0, Math.min(this.length, lost));
    this.problems.add(this.kind, this.offset, message, bytesToText(excerpt));
    this.kind = undefined;
  }
}
