import { classifyAcl } from '../core/format/acl.ts';
import { formatBytes, formatCount, formatCounted } from '../core/format/numbers.ts';
import { formatUtc } from '../core/format/time.ts';
import { equalsTerm } from '../core/filter/language.ts';
import { noticeText } from '../platform/notice-text.ts';
import type { Counts, LogPart } from './scan/scan-model.ts';

/** `1,412 tuples · 1,380 allowed · 32 denied · 5.2 MB`; no bytes where no tuple counts any. */
export function countWords({ tuples, denied, counted, bytes }: Counts): string {
  const words = [
    formatCounted(tuples, 'tuple'),
    `${formatCount(tuples - denied)} allowed`,
    `${formatCount(denied)} denied`,
  ];
  return [...words, ...(counted === 0 ? [] : [formatBytes(bytes)])].join(' · ');
}

/** What an outline calls a part. */
export function partName({ kind, name, time }: LogPart): string {
  if (kind === 'record') return time === 0 ? 'Record without a time' : `${formatUtc(time)} UTC`;
  if (kind === 'rule') return name === '' ? 'No rule named' : symbolText(name);
  return symbolText(classifyAcl(name).display) || 'No access control list named';
}

/**
 * The list of symbols makes icons of `$(name)`, and links and pictures where the pointer rests on it; the
 * outline shows the same text, and any escape in it.
 */
function symbolText(text: string): string {
  return noticeText(text).replaceAll('$(', '$ (');
}

/** What a part is, in a sentence: `this rule`. */
export const PART_WORDS: Readonly<Record<LogPart['kind'], string>> = {
  record: 'this record',
  acl: 'this access control list',
  rule: 'this rule',
};

/** The filter that leaves the tuples of a part: of its record, its ACL and its rule. */
export function partFilter(parts: readonly LogPart[], part: LogPart): string {
  const terms: string[] = [];
  for (let each: LogPart | undefined = part; each !== undefined; each = parts[each.parent]) {
    if (each.kind === 'rule') terms.push(equalsTerm('AclRule', each.name));
    else if (each.kind === 'acl') terms.push(equalsTerm('AclGroup', each.name));
    else terms.push(...recordTerms(each));
  }
  return terms.reverse().join(' and ');
}

/** In an NSG log the NSG is the ACL. A record without a time has nothing to be found by. */
function recordTerms({ time, name }: LogPart): string[] {
  const ofNsg = name === '' ? [] : [equalsTerm('AclGroup', name)];
  return [...ofNsg, ...(time === 0 ? [] : [equalsTerm('RecordTime', time)])];
}
