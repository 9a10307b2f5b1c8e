import { describe, expect, it } from 'vitest';
import type { ConversationRow } from '../../../../src/protocol/conversations.ts';
import {
  bytesCell,
  durationCell,
  flagsCell,
  rateCell,
  startCell,
  sumCell,
  tuplesCell,
} from '../../../../webview/conversations/conversation-cells.ts';
import { pageRow } from '../page-row.ts';

function conversation(more: Partial<ConversationRow> = {}): ConversationRow {
  const start = Date.UTC(2026, 2, 14, 9, 8, 21);
  return {
    index: 7,
    first: pageRow(),
    tuples: 1200,
    start,
    end: start + 97_000,
    packetsSrcToDest: 1073,
    bytesSrcToDest: 618_048,
    packetsDestToSrc: 8052,
    bytesDestToSrc: 4_637_952,
    hasStatistics: true,
    continues: 1,
    beginsBefore: false,
    notEnded: false,
    unanswered: false,
    ...more,
  };
}

describe('a conversation in the table', () => {
  it('shows its start in UTC, and how long it lasted', () => {
    expect(startCell(conversation()).text).toBe('2026-03-14 09:08:21.000');
    expect(durationCell(conversation()).text).toBe('1 min 37 s');
    expect(durationCell(conversation({ end: conversation().start })).text).toBe('');
  });

  it('shows exact sums, grouped, with bytes in short beside them', () => {
    expect(bytesCell(conversation())).toEqual({ text: '5,256,000', title: '5.26 MB' });
    expect(sumCell('packetsDestToSrc')(conversation())).toEqual({ text: '8,052' });
    expect(sumCell('bytesSrcToDest')(conversation())).toEqual({ text: '618,048', title: '618 KB' });
  });

  it('has a rate that warns where it may be too high', () => {
    expect(rateCell(conversation())).toEqual({ text: '433 kbit/s' });
    expect(rateCell(conversation({ beginsBefore: true })).title).toContain('Too high');
  });

  it('is blank, not 0, where nothing was counted', () => {
    const none = {
      hasStatistics: false,
      packetsSrcToDest: 0,
      bytesSrcToDest: 0,
      bytesDestToSrc: 0,
    };
    const one = conversation({ ...none, packetsDestToSrc: 0 });
    for (const cell of [
      bytesCell,
      rateCell,
      sumCell('bytesSrcToDest'),
      sumCell('packetsDestToSrc'),
    ]) {
      expect(cell(one)).toEqual({ text: '' });
    }
    expect(tuplesCell(one).text).toBe('1,200');
  });

  it('says in words what it lacks', () => {
    expect(flagsCell(conversation()).text).toBe('');
    const flags = { beginsBefore: true, notEnded: true, unanswered: true };
    expect(flagsCell(conversation(flags)).text).toBe('begins before, not ended, unanswered');
  });
});
