import type { Line } from '../../src/core/format/line.ts';
import {
  formatBytes,
  formatCount,
  formatCounted,
  formatDuration,
} from '../../src/core/format/numbers.ts';
import { formatRate } from '../../src/core/format/rate.ts';
import type { ConversationRow } from '../../src/protocol/conversations.ts';
import { firstAndLast } from './clock.ts';

/** Something about a conversation that its figures do not say, and what it means. */
export interface Mark {
  readonly word: string;
  readonly meaning: string;
}

/** `3 tuples, 1 min 37 s`. */
export function conversationSummary({ tuples, start, end }: ConversationRow): string {
  const counted = formatCounted(tuples, 'tuple');
  return start === end ? counted : `${counted}, ${formatDuration(end - start)}`;
}

/** What a conversation lacks, in the order of its life. */
export function conversationMarks(conversation: ConversationRow): Mark[] {
  const marks: Mark[] = [];
  if (conversation.beginsBefore) marks.push(BEGINS_BEFORE);
  if (conversation.notEnded) marks.push(NOT_ENDED);
  if (conversation.unanswered) marks.push(UNANSWERED);
  return marks;
}

const BEGINS_BEFORE: Mark = {
  word: 'Begins before this log',
  meaning: 'No B tuple of it is here. What it moved earlier is not in these sums.',
};
const NOT_ENDED: Mark = {
  word: 'Not ended in this log',
  meaning: 'No E tuple of it is here: it goes on behind this log, or was cut off with it.',
};
const UNANSWERED: Mark = {
  word: 'Unanswered',
  meaning: 'One packet went out and none came back: nobody answered this connect.',
};

/** The totals of a conversation: sums over its tuples, whose counters are differences. */
export function conversationLines(conversation: ConversationRow): Line[] {
  const { start, end, continues } = conversation;
  return [
    { label: 'First, last', text: firstAndLast(start, end), code: 'UTC', isMono: true },
    durationLine(conversation),
    ...countedLines(conversation),
    { label: 'C tuples', text: formatCount(continues) },
  ];
}

function durationLine({ start, end }: ConversationRow): Line {
  return { label: 'Duration', text: formatDuration(end - start) };
}

/** Nothing counted is not the same as 0. */
function countedLines(conversation: ConversationRow): Line[] {
  const { packetsSrcToDest, packetsDestToSrc, hasStatistics } = conversation;
  if (!hasStatistics) {
    return [{ label: 'Counters', text: 'none', meaning: 'They are blank in all of its tuples.' }];
  }
  return [
    totalLine('Packets', packetsSrcToDest, packetsDestToSrc),
    bytesLine(conversation),
    ...rateLine(conversation),
  ];
}

function totalLine(label: string, out: number, back: number): Line {
  const ways = `→ ${formatCount(out)}, ← ${formatCount(back)}`;
  return { label, text: `${formatCount(out + back)} in all`, meaning: ways };
}

function bytesLine({ bytesSrcToDest: out, bytesDestToSrc: back }: ConversationRow): Line {
  const line = totalLine('Bytes', out, back);
  return out + back < 1000 ? line : { ...line, code: formatBytes(out + back) };
}

/** Of a conversation that begins before the log, the first counter covers time before it too. */
function rateLine(conversation: ConversationRow): Line[] {
  const { start, end, bytesSrcToDest, bytesDestToSrc, beginsBefore } = conversation;
  const text = formatRate(bytesSrcToDest + bytesDestToSrc, end - start);
  if (text === '') return [];
  const line = { label: 'Average rate', text };
  const meaning = 'Too high where its first counter covers time before this log.';
  return [beginsBefore ? { ...line, meaning } : line];
}
