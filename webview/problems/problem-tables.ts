import { visible } from '../../src/core/filter/language.ts';
import { formatCount } from '../../src/core/format/numbers.ts';
import { problemKindWords } from '../../src/core/format/problem-kind.ts';
import type { BytePlace } from '../../src/protocol/record-text.ts';
import type { AnswerTo } from '../../src/protocol/questions.ts';
import type { SourceFailure } from '../../src/protocol/session.ts';
import { element, span } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';
import { plainTable } from '../ui/table.ts';

export type ProblemReport = AnswerTo<'problems'>;
type Problem = ProblemReport['items'][number];
type UnknownValue = ProblemReport['unknown'][number];

/** Opens the record at a byte of the log. */
type ShowInJson = (place: BytePlace) => void;

const END = { className: 'end' };

/** How many problems there are of each kind, the most frequent first. */
export function kindTable({ byKind }: ProblemReport): HTMLElement {
  const counts = Object.entries(byKind).sort(([, a], [, b]) => b - a);
  const columns = [{ heading: 'Kind' }, { heading: 'Problems', ...END }];
  const rows = counts.map(([kind, count]) => [
    kindCell(kind as Problem['kind']),
    formatCount(count),
  ]);
  return plainTable('Problems by kind', columns, rows);
}

/** The problems one by one, in the order of the log, or of the logs that make one table. */
export function problemTable(items: readonly Problem[], showInJson: ShowInJson): HTMLElement {
  const isJoined = new Set(items.map(({ source }) => source)).size > 1;
  const columns = [
    ...(isJoined ? [{ heading: 'File', className: 'file' }] : []),
    { heading: 'Byte offset', ...END },
    { heading: 'Kind', className: 'kind' },
    { heading: 'What is wrong' },
    { heading: 'What stands there', className: 'excerpt' },
    { heading: '' },
  ];
  const rows = items.map(({ source, kind, offset, message, excerpt }) => [
    ...(isJoined ? [visible(source)] : []),
    formatCount(offset),
    problemKindWords(kind),
    visible(message),
    excerptCell(excerpt),
    showButton({ source, offset }, showInJson),
  ]);
  return plainTable('Problems', columns, rows);
}

/** The logs that are not in the table, or not to their ends, and why. */
export function failureTable(failures: readonly SourceFailure[]): HTMLElement {
  const columns = [
    { heading: 'File', className: 'file' },
    { heading: 'What happened' },
    { heading: 'What to do' },
  ];
  const rows = failures.map(({ name, failure: { message, remedy } }) => [
    visible(name),
    visible(message),
    visible(remedy),
  ]);
  return plainTable('Logs that could not be read', columns, rows);
}

/** What is decoded as it stands although nobody documents it. */
export function unknownTable(unknown: readonly UnknownValue[]): HTMLElement {
  const columns = [
    { heading: 'What' },
    { heading: 'Value', className: 'excerpt' },
    { heading: 'Tuples', ...END },
  ];
  const rows = unknown.map(({ kind, value, count }) => [
    UNKNOWN_WORDS[kind],
    unknownValue(value),
    formatCount(count),
  ]);
  return plainTable('Unknown codes, protocols and versions', columns, rows);
}

const UNKNOWN_WORDS: Readonly<Record<UnknownValue['kind'], string>> = {
  encryption: 'Encryption code',
  protocol: 'Protocol number',
  version: 'Version of the record',
};

/** The decoder tells a bounded number of values apart; all further ones share a line. */
function unknownValue(value: string): HTMLElement {
  if (value === '') return span('dim', 'not stated');
  return value === '…' ? span('dim', 'further ones') : element('code', {}, [visible(value)]);
}

function kindCell(kind: Problem['kind']): HTMLElement {
  return element('span', {}, [`${problemKindWords(kind)} `, span('code', kind)]);
}

function excerptCell(excerpt: string): HTMLElement {
  return excerpt === '' ? span('dim', 'nothing') : element('code', {}, [visible(excerpt)]);
}

function showButton(place: BytePlace, showInJson: ShowInJson): HTMLElement {
  const made = linkButton('Show in JSON', () => showInJson(place));
  // Among a thousand of its like a screen reader must tell which one it is.
  made.setAttribute('aria-label', `Show in JSON, byte ${formatCount(place.offset)}`);
  return made;
}
