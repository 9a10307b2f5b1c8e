import { describe, expect, it } from 'vitest';
import { checkFilter } from '../../../../src/core/filter/language.ts';
import type { ConversationRow } from '../../../../src/protocol/conversations.ts';
import type { AttemptsAnswer } from '../../../../src/protocol/tuple-details.ts';
import { attemptLines, attemptsSummary } from '../../../../webview/details/attempt-lines.ts';
import {
  conversationLines,
  conversationMarks,
  conversationSummary,
} from '../../../../webview/details/conversation-lines.ts';
import { attemptsFilter, flowFilter } from '../../../../src/core/filter/flow-filter.ts';
import { resourcesOf } from '../../../../src/core/format/resource-lines.ts';
import { pageRow } from '../page-row.ts';

const START = Date.UTC(2026, 2, 14, 14, 21, 7);

function conversation(more: Partial<ConversationRow> = {}): ConversationRow {
  return {
    index: 0,
    first: pageRow(),
    tuples: 3,
    start: START,
    end: START + 97_000,
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

function attempts(more: Partial<AttemptsAnswer> = {}): AttemptsAnswer {
  return {
    tuples: 41,
    states: { D: 41, B: 0, C: 0, E: 0, '': 0 },
    allowed: 0,
    denied: 41,
    firstTime: START,
    lastTime: START + 12 * 60_000,
    verdictChanged: false,
    ...more,
  };
}

const textsOf = (lines: readonly { readonly label: string; readonly text: string }[]) =>
  Object.fromEntries(lines.map(({ label, text }) => [label, text]));

describe('a conversation', () => {
  it('adds up both ways, over its time', () => {
    expect(conversationSummary(conversation())).toBe('3 tuples, 1 min 37 s');
    expect(textsOf(conversationLines(conversation()))).toEqual({
      'First, last': '14:21:07, 14:22:44',
      Duration: '1 min 37 s',
      Packets: '9,125 in all',
      Bytes: '5,256,000 in all',
      'Average rate': '433 kbit/s',
      'C tuples': '1',
    });
  });

  it('over midnight says its dates', () => {
    const long = conversation({ end: START + 86_400_000 });
    expect(textsOf(conversationLines(long))['First, last']).toBe(
      '2026-03-14 14:21:07, 2026-03-15 14:21:07',
    );
  });

  it('in which nothing was counted says so, and not 0', () => {
    const lines = textsOf(conversationLines(conversation({ hasStatistics: false })));
    expect(lines['Counters']).toBe('none');
    expect(Object.keys(lines)).not.toContain('Bytes');
    expect(Object.keys(lines)).not.toContain('Average rate');
  });

  it('of one instant has no rate', () => {
    const one = conversation({ tuples: 1, end: START });
    expect(conversationSummary(one)).toBe('1 tuple');
    expect(textsOf(conversationLines(one))).not.toHaveProperty('Average rate');
  });

  it('says what it lacks, and that the rate of an orphan is too high', () => {
    expect(conversationMarks(conversation())).toEqual([]);
    const marks = conversationMarks(
      conversation({ beginsBefore: true, notEnded: true, unanswered: true }),
    );
    expect(marks.map(({ word }) => word)).toEqual([
      'Begins before this log',
      'Not ended in this log',
      'Unanswered',
    ]);
    const orphan = conversationLines(conversation({ beginsBefore: true }));
    expect(orphan.find(({ label }) => label === 'Average rate')?.meaning).toContain('Too high');
  });
});

describe('attempts', () => {
  it('say how many, since when, and that nothing ever passed', () => {
    expect(attemptsSummary(attempts())).toBe(
      '41 tuples from this source to this port in 12 min, all denied',
    );
    expect(textsOf(attemptLines(attempts()))).toEqual({
      'First, last': '14:21:07, 14:33:07',
      Tuples: '41 D · 0 B · 0 C · 0 E',
      Since: 'no attempt before 2026-03-14 14:21:07 UTC in this log',
      Verdict: 'never changed: all of them were denied',
    });
  });

  it('say that the verdict changed, and where it only differs between two NICs', () => {
    const mixed = { allowed: 3, denied: 38 };
    expect(attemptsSummary(attempts(mixed))).toContain('38 denied and 3 allowed');
    const changed = textsOf(attemptLines(attempts({ ...mixed, verdictChanged: true })));
    expect(changed['Verdict']).toMatch(/^changed/);
    expect(textsOf(attemptLines(attempts(mixed)))['Verdict']).toMatch(/at one NIC/);
  });

  it('of one alone, and of version 1, read well', () => {
    const one = attempts({ tuples: 1, denied: 1, lastTime: START });
    expect(attemptsSummary(one)).toBe('1 tuple from this source to this port, denied');
    const stateless = attempts({ states: { D: 0, B: 0, C: 0, E: 0, '': 41 } });
    expect(textsOf(attemptLines(stateless))['Tuples']).toContain('41 without a state');
  });
});

describe('following', () => {
  it('a flow filters to its 5-tuple, attempts to any source port', () => {
    const row = pageRow({ srcIp: 'fd00::4', protocol: 17 });
    expect(flowFilter(row)).toBe(
      'SrcIp == "fd00::4" and SrcPort == 37694 and DestIp == "10.20.1.4" and DestPort == 443 and L4Protocol == "UDP"',
    );
    expect(attemptsFilter(row)).not.toContain('SrcPort');
  });

  it.each([0, 6, 61, 200, 300])('works for any protocol: %d', (protocol) => {
    expect(checkFilter(flowFilter(pageRow({ protocol })))).toBeUndefined();
  });
});

describe('resources', () => {
  const nsg =
    '/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/networkSecurityGroups/p';
  const log = `/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NW/FLOWLOGS/L`;

  it('are cut into their parts, each to be copied', () => {
    const [flowLog] = resourcesOf(pageRow({ aclId: '', flowLogResourceId: log }));
    expect(flowLog?.heading).toBe('Flow log');
    expect(textsOf(flowLog?.lines ?? [])).toEqual({
      Subscription: 'S',
      Group: 'G',
      NETWORKWATCHERS: 'NW',
      Type: 'flow log',
      Name: 'L',
    });
    expect(flowLog?.lines.map(({ copy }) => copy)).toContain('NW');
  });

  it('that are the same stand once', () => {
    const row = pageRow({ aclId: nsg, targetResourceId: nsg.toUpperCase() });
    expect(resourcesOf(row).map(({ heading }) => heading)).toEqual(['ACL and target']);
    expect(resourcesOf(pageRow({ aclId: 'unspecified', targetResourceId: '-' }))).toEqual([]);
  });
});
