import { formatBytes, formatCount, formatDuration } from '../../src/core/format/numbers.ts';
import { formatRate } from '../../src/core/format/rate.ts';
import { formatUtc } from '../../src/core/format/time.ts';
import type { ConversationRow } from '../../src/protocol/conversations.ts';
import type { CellText } from '../grid/cells.ts';

type Cell = (conversation: ConversationRow) => CellText;

type Counter = 'packetsSrcToDest' | 'bytesSrcToDest' | 'packetsDestToSrc' | 'bytesDestToSrc';

/** Blank, not 0, where nothing was counted. */
const counted =
  (cell: Cell): Cell =>
  (conversation) =>
    conversation.hasStatistics ? cell(conversation) : { text: '' };

export const startCell: Cell = ({ start }) => ({
  text: formatUtc(start),
  title: `${formatUtc(start)} UTC, ${new Date(start).toLocaleString()} local`,
});

export const durationCell: Cell = ({ start, end }) => ({
  text: start === end ? '' : formatDuration(end - start),
  title: `Until ${formatUtc(end)} UTC`,
});

/** Bytes both ways: exact, with the usual short form at hand. */
export const bytesCell = counted(({ bytesSrcToDest, bytesDestToSrc }) => {
  const bytes = bytesSrcToDest + bytesDestToSrc;
  return { text: formatCount(bytes), title: formatBytes(bytes) };
});

/** Over the time that the log has of it. */
export const rateCell = counted((conversation) => {
  const { bytesSrcToDest, bytesDestToSrc, start, end, beginsBefore } = conversation;
  const text = formatRate(bytesSrcToDest + bytesDestToSrc, end - start);
  return text !== '' && beginsBefore
    ? { text, title: 'Too high where its first counter covers time before this log.' }
    : { text };
});

export const tuplesCell: Cell = ({ tuples }) => ({ text: formatCount(tuples) });

/** What it lacks, in words. */
export const flagsCell: Cell = ({ beginsBefore, notEnded, unanswered }) => {
  const words = [
    ...(beginsBefore ? ['begins before'] : []),
    ...(notEnded ? ['not ended'] : []),
    ...(unanswered ? ['unanswered'] : []),
  ];
  return { text: words.join(', ') };
};

/** A sum over the tuples that carry statistics. */
export function sumCell(counter: Counter): Cell {
  return counted((conversation) => {
    const text = formatCount(conversation[counter]);
    return counter.startsWith('bytes')
      ? { text, title: formatBytes(conversation[counter]) }
      : { text };
  });
}
