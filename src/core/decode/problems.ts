import { endsLog, type ProblemKind } from '../format/problem-kind.ts';

export type { ProblemKind };

/** One thing that could not be decoded. */
export interface Problem {
  readonly kind: ProblemKind;
  /** Byte offset in the decompressed input. */
  readonly offset: number;
  readonly message: string;
  /** What stands there, at most `LONGEST_EXCERPT` characters. Text of the log: data, not markup. */
  readonly excerpt: string;
}

/** A code, protocol or version that is decoded as it stands although nobody documents it. */
export interface UnknownValue {
  readonly kind: 'encryption' | 'protocol' | 'version';
  readonly value: string;
  /** Tuples that carry it; for a version, tuples of records that do. */
  readonly count: number;
}

/**
 * What the input as a whole is. `empty` is an input without a byte of content, and a log that
 * has no record yet (`{"records":[]}`, as a blob stands in its first minute).
 */
export type Verdict = 'flow-log' | 'not-flow-log' | 'not-json' | 'empty';

/** All that could not be decoded, counted exactly; only the list of examples is bounded. */
export interface ProblemReport {
  readonly total: number;
  readonly byKind: Readonly<Partial<Record<ProblemKind, number>>>;
  /** The first `MOST_ITEMS` of them, and what ended the input where it ended badly. */
  readonly items: readonly Problem[];
  readonly verdict: Verdict;
  /** Not part of `total`: a log that holds only these is a good log. */
  readonly unknown: readonly UnknownValue[];
}

/** How many problems are listed one by one. */
export const MOST_ITEMS = 1000;

/** The longest excerpt, in characters. */
export const LONGEST_EXCERPT = 200;

/** Counts problems and keeps the first of them. */
export class ProblemLog {
  total = 0;
  readonly byKind: Partial<Record<ProblemKind, number>> = {};
  readonly items: Problem[] = [];

  add(kind: ProblemKind, offset: number, message: string, excerpt: string): void {
    this.total++;
    this.byKind[kind] = (this.byKind[kind] ?? 0) + 1;
    // Where a log ends in its middle must be told however many problems came before.
    if (this.items.length >= MOST_ITEMS && !endsLog(kind)) return;
    this.items.push({ kind, offset, message, excerpt: shorten(excerpt) });
  }

  has(kind: ProblemKind): boolean {
    return this.byKind[kind] !== undefined;
  }
}

/** Cuts by characters, not inside a surrogate pair. */
function shorten(text: string): string {
  if (text.length <= LONGEST_EXCERPT) return text;
  const cut = text.slice(0, LONGEST_EXCERPT - 1);
  return `${cut.replace(/[\uD800-\uDBFF]$/, '')}…`;
}
