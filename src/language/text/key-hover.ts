import { aclLine, nicLine, ruleLine } from '../../core/format/field-lines.ts';
import { categoryMeaning, keyFacts, type RecordKey } from '../../core/format/record-keys.ts';
import { logLine } from '../../core/format/record-lines.ts';
import { resourceIdLines } from '../../core/format/resource-lines.ts';
import { parseResourceId } from '../../core/format/resource-id.ts';
import { timeLine } from '../../core/format/time-line.ts';
import { parseRecordTime } from '../../core/format/time.ts';
import { code, factMarkdown, inert, section, stacked, table } from './markdown.ts';
import type { Surroundings } from './surroundings.ts';
import type { Clock } from './tuple-hover.ts';

/** A key of a record with its value, `undefined` where that is no text and no number. */
export interface KeyAt {
  readonly key: RecordKey;
  readonly value: string | undefined;
}

type Said = (value: string, around: () => Surroundings, clock: Clock) => readonly string[];

const resource: Said = (value) => [resourceTable(value)];

/** What is to be said of a key's value, in parts of Markdown. */
const SAID: Readonly<Partial<Record<RecordKey, Said>>> = {
  rule: (value, around) => ruleParts(value, around()),
  aclID: (value) => [factMarkdown(aclLine({ aclId: value })), resourceTable(value)],
  macAddress: nicPart,
  mac: nicPart,
  targetResourceID: resource,
  flowLogResourceID: resource,
  resourceId: resource,
  flowLogVersion: (value) => [versionPart('vnet', value, ['3', '4'])],
  Version: (value) => [versionPart('nsg', value, ['1', '2'])],
  time: (value, _, clock) => [timePart(value, clock)],
  category: (value) => [inert(categoryMeaning(value) ?? 'Not the category of a flow log.')],
};

/** What a key and its value say, as Markdown. `around` is asked for only where it is needed. */
export function keyHover({ key, value }: KeyAt, around: () => Surroundings, clock: Clock): string {
  const { label, meaning } = keyFacts(key);
  const title = stacked([`**${inert(label)}** · ${code(key)}`, inert(meaning)]);
  const said = value === undefined ? undefined : SAID[key]?.(value, around, clock);
  return section([title, ...(said ?? [])]);
}

function ruleParts(rule: string, { aclId }: Surroundings): string[] {
  const line = factMarkdown(ruleLine({ rule, aclId: aclId ?? '', denied: false }));
  const unknown = { label: 'ACL', text: 'not known: not found around this rule' };
  return [stacked([line, factMarkdown(aclId === undefined ? unknown : aclLine({ aclId }))])];
}

/** What a NIC is has been said of the key. */
function nicPart(macAddress: string, _: () => Surroundings, { nicOf }: Clock): string[] {
  const line = nicLine({ macAddress, labels: { nic: nicOf?.(macAddress) ?? '' } });
  return [factMarkdown({ ...line, meaning: '' })];
}

function resourceTable(text: string): string {
  const id = parseResourceId(text);
  if (id === undefined) return '';
  const rows = resourceIdLines(id).map((line) => [
    inert(line.label),
    [
      line.isMono === true ? code(line.text) : inert(line.text),
      line.code === undefined ? '' : inert(`(${line.code})`),
    ]
      .join(' ')
      .trim(),
  ]);
  return table(['Part', 'Value'], rows);
}

function versionPart(kind: 'vnet' | 'nsg', value: string, known: readonly string[]): string {
  const number = /^\d{1,9}$/.test(value) ? Number(value) : 0;
  const line = logLine(kind, number);
  const meaning = known.includes(String(number)) ? '' : 'This version is not documented.';
  return factMarkdown({ ...line, meaning });
}

function timePart(value: string, { now, local }: Clock): string {
  const time = parseRecordTime(value);
  if (time === undefined) return `**⚠ “${inert(value)}” is not a time** in ISO 8601, UTC.`;
  return inert(timeLine(time, now, local(time)));
}
