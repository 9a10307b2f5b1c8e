import { addressNameLine, type AddressWords } from '../../core/format/address-words.ts';
import { explainDenial } from '../../core/format/denial.ts';
import { aclLine, nicLine, ruleLine } from '../../core/format/field-lines.ts';
import type { Line } from '../../core/format/line.ts';
import { formatCounted } from '../../core/format/numbers.ts';
import { logLine, recordLine } from '../../core/format/record-lines.ts';
import { resourcesOf } from '../../core/format/resource-lines.ts';
import { timeLine } from '../../core/format/time-line.ts';
import { tupleFieldLine } from '../../core/format/tuple-field-lines.ts';
import {
  fieldCounts,
  type FieldFacts,
  fieldFacts,
  fieldsOf,
  logOfShape,
} from '../../core/format/tuple-fields.ts';
import { headline } from '../../core/format/tuple-lines.ts';
import { factMarkdown, inert, section, stacked } from './markdown.ts';
import type { ReadTuple } from './read-tuple.ts';
import type { TupleAt } from './tuple-at.ts';
import { tupleTable } from './tuple-table.ts';

/** What time it is, and how a time reads where the reader is. */
export interface Clock {
  readonly now: number;
  readonly local: (time: number) => string;
  /** What is known of the addresses around the place. */
  readonly known?: readonly AddressWords[];
  /** What a NIC is called, by its MAC address; `''` where that is not known. */
  readonly nicOf?: (mac: string) => string;
}

const NOT_FOUND = 'not known: not found around this tuple';

/** All that is to be said of a tuple of which one field is pointed at, as Markdown. */
export function tupleHover(at: TupleAt, clock: Clock): string {
  return section([
    fieldPart(at, clock),
    happenedPart(at, clock),
    tupleTable(at.tuple, at.index),
    recordPart(at, clock),
  ]);
}

function fieldPart({ tuple, index, fields }: TupleAt, clock: Clock): string {
  const facts = factsAt(tuple, index);
  const log = logOfShape(tuple.shape) === 'vnet' ? 'VNet' : 'NSG';
  if (facts === undefined) {
    const [most] = fieldCounts(tuple.shape).slice(-1);
    return `**Field ${index + 1}** · ${log} tuples of this kind have ${most!} fields: this one is too many.`;
  }
  const place = `field ${index + 1} of ${fieldsOf(tuple.shape).length}`;
  const title = `**${facts.label}** · ${place} · ${inert(facts.unit)}`;
  return stacked([title, valueOf(tuple, facts, fields[index]!.text, clock), inert(facts.meaning)]);
}

function valueOf(tuple: ReadTuple, facts: FieldFacts, text: string, clock: Clock): string {
  if (tuple.reading[facts.field] === undefined) {
    return `**⚠ “${inert(text)}” is not what this field holds** (${inert(facts.unit)}).`;
  }
  if (facts.field === 'time') return `**${inert(timeOf(tuple, clock))}**`;
  return factMarkdown({ ...tupleFieldLine(tuple.row, facts), label: '' });
}

/** The field at a place of the tuple; `undefined` behind the last that there should be. */
function factsAt({ shape }: ReadTuple, index: number): FieldFacts | undefined {
  const field = fieldsOf(shape)[index];
  return field === undefined ? undefined : fieldFacts(field, shape);
}

function timeOf({ row }: ReadTuple, { now, local }: Clock): string {
  return timeLine(row.time, now, local(row.time));
}

/** What happened, and by what rule: this much shows before anybody scrolls. */
function happenedPart({ tuple, around }: TupleAt, clock: Clock): string {
  const { row, isWhole } = tuple;
  const rule = known(around.rule, ruleLine(row));
  const acl = known(around.aclId, aclLine(row));
  if (!isWhole) return stacked([wrongPart(tuple), rule, acl]);
  const headed = [`**${inert(headline(row))}**`, inert(timeOf(tuple, clock))];
  return stacked([
    ...headed,
    ...namedEnds(row, clock),
    ...(row.denied && around.rule !== undefined ? [denial(tuple)] : []),
    rule,
    acl,
  ]);
}

/** Addresses of which nothing is known go without a word. */
function namedEnds({ srcIp, destIp }: ReadTuple['row'], { known: all = [] }: Clock): string[] {
  const ends = [
    ['Source', srcIp],
    ['Destination', destIp],
  ] as const;
  return ends.flatMap(([label, end]) => {
    const words = all.find(({ address }) => address === end);
    const line = words && addressNameLine(label, words);
    return line === undefined ? [] : [factMarkdown(line)];
  });
}

/** What is not known is said to be so, and nothing is made up. */
function known(value: unknown, line: Line): string {
  return factMarkdown(value === undefined ? { label: line.label, text: NOT_FOUND } : line);
}

function wrongPart({ fields, shape }: ReadTuple): string {
  const counts = fieldCounts(shape);
  if (counts.includes(fields.length))
    return '⚠ This tuple is malformed: a field holds what it cannot.';
  const has = formatCounted(fields.length, 'field');
  return `⚠ This tuple is malformed: it has ${has} where ${counts.join(' or ')} are expected.`;
}

function denial({ row }: ReadTuple): string {
  const { by, name, of, owner, meaning } = explainDenial(row);
  const named = name === '' ? '' : ` **${inert(name)}**${inert(of)}`;
  const owned = owner === '' ? '' : ` **${inert(owner)}**`;
  return `⊘ ${inert(by)}${named}${owned}${name === '' ? ' ' : '. '}${inert(meaning)}`;
}

function recordPart({ tuple, around }: TupleAt, { nicOf }: Clock): string {
  const { row } = tuple;
  const labels = { nic: nicOf?.(row.macAddress) ?? '' };
  return stacked([
    known(around.macAddress, nicLine({ ...row, labels })),
    known(around.recordTime, recordLine(row.recordTime, row.time)),
    ...targets(row),
    factMarkdown(logLine(row.kind, row.version)),
  ]);
}

function targets(row: ReadTuple['row']): string[] {
  const target = resourcesOf({ ...row, aclId: '', flowLogResourceId: '' })[0];
  const name = target?.lines.find(({ label }) => label === 'Name');
  const type = target?.lines.find(({ label }) => label === 'Type');
  if (name === undefined || type === undefined) return [];
  return [factMarkdown({ label: 'Target', text: name.text, code: `(${type.text})` })];
}
