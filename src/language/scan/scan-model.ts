import type { ProblemKind } from '../../core/format/problem-kind.ts';
import type { TextPosition } from './text-position.ts';

/** What is decoded as it stands although nobody documents it. */
export type UnknownKind = 'unknown-encryption' | 'unknown-protocol' | 'unknown-version';

/** One thing that is wrong with a text, or that nobody documents, and where it stands. */
export interface ScannedProblem {
  readonly kind: ProblemKind | UnknownKind;
  readonly message: string;
  readonly start: TextPosition;
  readonly end: TextPosition;
}

/** What tuples add up to. */
export interface Counts {
  readonly tuples: number;
  readonly denied: number;
  /** Tuples that carry statistics; without any, `bytes` says nothing. */
  readonly counted: number;
  /** Both ways. */
  readonly bytes: number;
}

/** A record, or an access control list or rule in one: from its opening brace behind its closing. */
export interface LogPart extends Counts {
  readonly kind: 'record' | 'acl' | 'rule';
  /** The part around it, as an index of the parts; -1 for a record. */
  readonly parent: number;
  readonly start: TextPosition;
  readonly end: TextPosition;
  /** As logged: the rule, the ACL; of an NSG's record, the NSG. */
  readonly name: string;
  /** When a record was written, ms; 0 where it does not say so, and for other parts. */
  readonly time: number;
}

/** What a whole text says, without its tuples. */
export interface ScanModel {
  /** In the order of the text, each behind the part around it. At most `MOST_PARTS`. */
  readonly parts: readonly LogPart[];
  /** In the order in which they were found: the first `MOST_PROBLEMS`, and what ended the log. */
  readonly problems: readonly ScannedProblem[];
  /** All problems, also those that are not listed; what is unknown is no problem. */
  readonly byKind: Readonly<Partial<Record<ProblemKind, number>>>;
  readonly totals: Counts;
}

/** More than anyone scrolls through. */
export const MOST_PARTS = 20_000;

/** How many problems, and how many unknown values, are listed one by one. */
export const MOST_PROBLEMS = 1000;
