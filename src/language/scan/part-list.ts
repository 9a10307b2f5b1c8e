import type { TupleFacts } from './check-tuple.ts';
import { type Counts, type LogPart, MOST_PARTS } from './scan-model.ts';
import type { TextPosition } from './text-position.ts';

type Mutable<T> = { -readonly [K in keyof T]: T[K] };

const NO_COUNTS: Counts = { tuples: 0, denied: 0, counted: 0, bytes: 0 };

/** The parts of a log while it is read. What is not listed any more is still counted. */
export class PartList {
  readonly items: Mutable<LogPart>[] = [];
  readonly totals: Mutable<Counts> = { ...NO_COUNTS };
  /** The open parts, as indices; -1 where none is open, or where it is not listed. */
  private record = -1;
  private acl = -1;
  rule = -1;

  openRecord(start: TextPosition): void {
    // A record may have both kinds of body, and be one all the same.
    if (this.record < 0) this.record = this.open('record', -1, start);
  }

  openAcl(start: TextPosition): void {
    this.acl = this.open('acl', this.record, start);
  }

  openRule(start: TextPosition): void {
    this.rule = this.open('rule', this.acl < 0 ? this.record : this.acl, start);
  }

  closeRule(name: string, end: TextPosition): void {
    this.close(this.rule, name, end);
    this.rule = -1;
  }

  closeAcl(name: string, end: TextPosition): void {
    this.close(this.acl, name, end);
    this.acl = -1;
  }

  closeRecord(time: number, name: string, end: TextPosition): void {
    this.close(this.record, name, end);
    if (this.record >= 0) this.items[this.record]!.time = time;
    this.record = -1;
    this.acl = -1;
    this.rule = -1;
  }

  /** Counts a tuple in a rule and all around it, or with `sign` -1 takes it out again. */
  count(facts: TupleFacts, sign: 1 | -1, rule = this.rule): void {
    add(this.totals, facts, sign);
    let part = rule < 0 ? (this.acl < 0 ? this.record : this.acl) : rule;
    for (; part >= 0; part = this.items[part]!.parent) add(this.items[part]!, facts, sign);
  }

  private open(kind: LogPart['kind'], parent: number, start: TextPosition): number {
    if (this.items.length >= MOST_PARTS) return -1;
    this.items.push({ kind, parent, start, end: start + 1, name: '', time: 0, ...NO_COUNTS });
    return this.items.length - 1;
  }

  private close(part: number, name: string, end: TextPosition): void {
    const item = this.items[part];
    if (item === undefined) return;
    item.name = name;
    item.end = Math.max(end, item.end);
  }
}

function add(counts: Mutable<Counts>, facts: TupleFacts, sign: 1 | -1): void {
  counts.tuples += sign;
  if (facts.denied) counts.denied += sign;
  if (facts.hasStatistics) counts.counted += sign;
  counts.bytes += sign * facts.bytes;
}
