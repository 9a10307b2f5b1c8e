import { formatCounted } from '../format/numbers.ts';
import type { TextRange } from './name-entry.ts';

/** What is wrong in a file, where, and what to do about it. */
export interface NameProblem extends TextRange {
  /** `error`: an entry, or the file, is not used. `warning`: it is used but for what is named. */
  readonly severity: 'error' | 'warning';
  /** Foreign text in it is quoted so that every character can be seen. */
  readonly message: string;
  /** JSON that could stand in place of the range. */
  readonly fix?: string;
  /** Another place that the message speaks of, in the same file. */
  readonly related?: TextRange;
}

/** A file with everything wrong in it must not fill the memory or the Problems view. */
const MOST_PROBLEMS = 200;

/** Collects problems; behind the first 200 they are only counted. */
export class ProblemList {
  private readonly problems: NameProblem[] = [];
  private left = 0;

  /**
   * Adds a problem of a range, once: what a loop of a template repeats is one problem. `more` is
   * what only some problems have.
   */
  add(
    severity: NameProblem['severity'],
    { offset, length }: TextRange,
    message: string,
    more: Pick<NameProblem, 'fix' | 'related'> = {},
  ): void {
    if (this.problems.some((known) => known.offset === offset && known.message === message)) return;
    if (this.problems.length === MOST_PROBLEMS) this.left++;
    else this.problems.push({ severity, offset, length, message, ...more });
  }

  /** All of them, in the order in which they were found. */
  all(): readonly NameProblem[] {
    if (this.left === 0) return this.problems;
    const message = `There are ${formatCounted(this.left, 'more problem')} in this file.`;
    return [...this.problems, { severity: 'warning', offset: 0, length: 0, message }];
  }
}
