import { endsLog, type ProblemKind } from '../../core/format/problem-kind.ts';
import type { ProblemSink } from '../../core/structure/structure-reader.ts';
import { MOST_PROBLEMS, type ScannedProblem, type UnknownKind } from './scan-model.ts';
import type { TextPosition } from './text-position.ts';

/** Counts what is wrong with a text, and keeps the first of it with its place. */
export class ScanProblems implements ProblemSink {
  /** Where what is being read ends: what has only a beginning is marked up to here. */
  tokenEnd: TextPosition = 0;
  readonly byKind: Partial<Record<ProblemKind, number>> = {};
  readonly items: ScannedProblem[] = [];
  private listed = 0;
  private unknown = 0;

  add(kind: ProblemKind, start: TextPosition, message: string): void {
    this.addRange(kind, message, start, Math.max(start, this.tokenEnd));
  }

  addRange(kind: ProblemKind, message: string, start: TextPosition, end: TextPosition): void {
    this.byKind[kind] = (this.byKind[kind] ?? 0) + 1;
    if (this.listed >= MOST_PROBLEMS && !endsLog(kind)) return;
    this.listed++;
    this.items.push({ kind, message, start, end });
  }

  addUnknown(kind: UnknownKind, message: string, start: TextPosition, end: TextPosition): void {
    if (this.unknown >= MOST_PROBLEMS) return;
    this.unknown++;
    this.items.push({ kind, message, start, end });
  }
}
