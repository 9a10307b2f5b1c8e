import { describe, expect, it } from 'vitest';
import type { FlowTable } from '../../../../src/core/index.ts';
import { conversationRows } from '../../../../src/core/flows/conversation-rows.ts';
import {
  BEGINS_BEFORE,
  type Conversations,
  NOT_ENDED,
  UNANSWERED,
} from '../../../../src/core/flows/conversations.ts';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { decode } from '../../support/decode.ts';
import { fixture } from '../../support/fixtures.ts';
import {
  logText,
  NSG1_TUPLE,
  NSG2_TUPLE,
  nsgRecord,
  vnetRecord,
  withField,
} from '../../support/logs.ts';
import { flow, NINE, tableOf, tableOfRecords, tuple } from './support/flow-tables.ts';

const stitch = (table: FlowTable) => runSteps(stitchFlows(table));

const rowsOf = (all: Conversations) =>
  Array.from({ length: all.count }, (_, index) => Array.from(conversationRows(all, index)));

/** The conversations of one flow, each as the tuples of the text that are in it. */
function cut(text: string): string[] {
  const words = text.split(' ');
  return rowsOf(stitch(tableOf(flow(text)))).map((rows) => rows.map((row) => words[row]).join(' '));
}

describe('stitching', () => {
  it('makes the worked example one conversation of 9,125 packets and 5,256,000 bytes', async () => {
    const { table } = await decode(new TextDecoder().decode(fixture('vnet-worked-example.json')));
    const all = stitch(table);
    expect(all.count).toBe(1);
    expect(all.packetsSrcToDest[0]! + all.packetsDestToSrc[0]!).toBe(9125);
    expect(all.bytesSrcToDest[0]! + all.bytesDestToSrc[0]!).toBe(5_256_000);
    expect([all.rows[0], all.continues[0], all.flags[0]]).toEqual([3, 1, 0]);
    // Its B is later than its C: start is the earliest time, not that of the first row.
    expect([all.start[0], all.end[0]]).toEqual([1773479301000, 1773479398000]);
    expect(Array.from(all.previousTime)).toEqual([NaN, 1773479395000, 1773479301000]);
  });

  it.each([
    ['ends at E', 'B0 C5 E9 B10 E11', ['B0 C5 E9', 'B10 E11']],
    ['goes by file order, not by time', 'B9 C1 E5 B2 E1', ['B9 C1 E5', 'B2 E1']],
    ['opens the next at B, ended or not', 'B0 C5 B7 E9', ['B0 C5', 'B7 E9']],
    ['takes C and E without B', 'C1 C2 E3 E4', ['C1 C2 E3', 'E4']],
    ['takes a B that nothing follows', 'B0', ['B0']],
    ['keeps retries apart', 'B1 E2 B3 E4 B5 E6', ['B1 E2', 'B3 E4', 'B5 E6']],
    ['makes B and E of one instant one flow', 'B1 E1', ['B1 E1']],
    ['makes E and B of one instant one flow', 'E1 B1', ['E1 B1']],
    ['keeps several such pairs apart', 'E1 B1 E2 B2 B3 E3', ['E1 B1', 'E2 B2', 'B3 E3']],
    ['takes a pair apart when C follows', 'E1 B1 C2 E3', ['E1', 'B1 C2 E3']],
    ['takes a pair apart when E follows', 'E1 B1 E2', ['E1', 'B1 E2']],
    ['takes a pair apart in the other order too', 'B1 E1 C2', ['B1 C2', 'E1']],
    ['leaves a pair whole when B follows', 'E1 B1 B2 C3', ['E1 B1', 'B2 C3']],
    ['closes an open one by a pair and opens the next', 'B0 E1 B1 E2', ['B0 E1', 'B1 E2']],
    ['does so in the other order too', 'B0 B1 E1 C2', ['B0 E1', 'B1 C2']],
    ['does so when nothing follows', 'C0 E1 B1', ['C0 E1', 'B1']],
    ['wants the pair to be of one instant', 'E1 B2', ['E1', 'B2']],
  ])('%s: %s', (_, text, conversations) => {
    expect(cut(text)).toEqual(conversations);
  });

  it('marks what begins before the log and what does not end in it', () => {
    const { flags } = stitch(tableOf(flow('C1 E2 B3 E4 B5 C6 B7 E8 C9')));
    expect(Array.from(flags)).toEqual([BEGINS_BEFORE, 0, NOT_ENDED, 0, BEGINS_BEFORE | NOT_ENDED]);
  });

  it('names a connect that nobody answered', () => {
    const ended = (counters: readonly [number, number, number, number], sourcePort: number) => [
      tuple('B', { sourcePort }),
      tuple('E', { sourcePort, counters, time: 1 }),
    ];
    const { flags } = stitch(
      tableOf([
        ...ended([1, 60, 0, 0], 1),
        ...ended([2, 120, 0, 0], 2),
        ...ended([1, 60, 1, 60], 3),
        ...ended([0, 0, 0, 0], 4),
        tuple('E', { sourcePort: 5, counters: [1, 60, 0, 0] }),
        ...ended([1, 60, 0, 0], 6),
        tuple('E', { sourcePort: 6, counters: [1, 60, 0, 0], time: 1 }),
      ]),
    );
    expect(Array.from(flags)).toEqual([UNANSWERED, 0, 0, 0, BEGINS_BEFORE, UNANSWERED]);
  });

  it.each([
    ['MAC', [tuple('B')], [tuple('E')], { macAddress: 'B' }, 'r'],
    ['rule', [tuple('B')], [tuple('E')], { macAddress: 'A' }, 's'],
    ['source', [tuple('B')], [tuple('E', { source: '10.0.0.5' })], { macAddress: 'A' }, 'r'],
    ['destination', [tuple('B')], [tuple('E', { dest: '10.0.0.5' })], { macAddress: 'A' }, 'r'],
    ['source port', [tuple('B')], [tuple('E', { sourcePort: 9 })], { macAddress: 'A' }, 'r'],
    ['port', [tuple('B')], [tuple('E', { port: 9 })], { macAddress: 'A' }, 'r'],
    ['protocol', [tuple('B')], [tuple('E', { protocol: 17 })], { macAddress: 'A' }, 'r'],
    ['direction', [tuple('B')], [tuple('E', { direction: 'I' })], { macAddress: 'A' }, 'r'],
  ] as const)('keeps flows of another %s apart', (_, one, other, more, rule) => {
    const first = vnetRecord(one, { macAddress: 'A' }, 'r');
    const second = vnetRecord(other, more, rule);
    expect(rowsOf(stitch(tableOfRecords(first, second)))).toEqual([[0], [1]]);
  });

  it('keeps an IPv6 address apart from the IPv4 address with its number', () => {
    const [ipv6, ipv4] = [tuple('B', { source: 'fd00::4' }), tuple('E', { source: '0.0.0.0' })];
    expect(stitch(tableOf([ipv6, ipv4])).count).toBe(2);
    const [toIpv6, toIpv4] = [tuple('B', { dest: 'fd00::4' }), tuple('E', { dest: '0.0.0.0' })];
    expect(stitch(tableOf([toIpv6, toIpv4])).count).toBe(2);
  });

  it('stitches over records', () => {
    const [begin, goOn, end] = flow('B0 C5 E9');
    expect(rowsOf(stitch(tableOf([begin!], [goOn!], [end!])))).toEqual([[0, 1, 2]]);
  });

  it('leaves denied rows out', () => {
    const denied = [tuple('B'), tuple('D'), tuple('E', { time: 1 })];
    expect(Array.from(stitch(tableOf(denied)).conversationOf)).toEqual([0, -1, 0]);
  });

  it('leaves a denied NSG row out, whose letter is B, and stitches the others', async () => {
    const [allowed, denied] = [withField(NSG2_TUPLE, 8, 'E'), withField(NSG2_TUPLE, 7, 'D')];
    const log = logText(nsgRecord(2, [NSG2_TUPLE, withField(denied, 8, 'B'), allowed]));
    const { table } = await decode(log);
    expect(Array.from(stitch(table).conversationOf)).toEqual([0, -1, 0]);
  });

  it('finds no conversations in NSG logs of version 1', async () => {
    const allowed = withField(NSG1_TUPLE, 7, 'A');
    const { table } = await decode(logText(nsgRecord(1, [NSG1_TUPLE, allowed])));
    const all = stitch(table);
    expect([all.count, ...all.conversationOf]).toEqual([0, -1, -1]);
    expect(Array.from(all.previousTime)).toEqual([NaN, NaN]);
  });

  it('finds none in an empty table', () => {
    expect(stitch(tableOf([])).count).toBe(0);
  });

  it('sums over 2^32 and up to 2^53 exactly', () => {
    const counters = [2 ** 32 - 1, 2 ** 52, 1, 1] as const;
    const counted = Array.from({ length: 2 }, (_, time) => tuple('C', { time, counters }));
    const all = stitch(
      tableOf([tuple('C', { sourcePort: 1, counters: [7, 7, 7, 7] }), ...counted]),
    );
    expect(Array.from(all.packetsSrcToDest)).toEqual([7, 2 ** 33 - 2]);
    expect(Array.from(all.bytesSrcToDest)).toEqual([7, 2 ** 53]);
    expect(Array.from(all.bytesDestToSrc)).toEqual([7, 2]);
  });

  it('pauses on the way and can be left', () => {
    const steps = stitchFlows(tableOf(flow('B0 C5 E9')));
    expect(steps.next().done).toBe(false);
    expect(steps.return(undefined as never).done).toBe(true);
  });
});

describe('repetitions', () => {
  const repetitions = (text: string) => Array.from(stitch(tableOf(flow(text))).repeated);
  const repeat = (text: string, times: number) => {
    const record = flow(text);
    return stitch(tableOf(...Array.from({ length: times }, () => record)));
  };

  it.each(['B0 C5 E9', 'C5 E9', 'E1 B1', 'B1 E1', 'C5', 'B0 E1 B2 E3'])(
    'leave the conversations as they are: %s',
    (text) => {
      const [once, twice] = [repeat(text, 1), repeat(text, 2)];
      const rows = once.conversationOf.length;
      expect(twice.count).toBe(once.count);
      expect(Array.from(twice.flags)).toEqual(Array.from(once.flags));
      const both = [...once.conversationOf, ...once.conversationOf];
      expect(Array.from(twice.conversationOf)).toEqual(both);
      expect(Array.from(twice.repeated)).toEqual(both.map((_, row) => (row < rows ? 0 : 1)));
      expect(Array.from(twice.previousTime)).toEqual([...once.previousTime, ...once.previousTime]);
    },
  );

  it('count in the sums, like every row', () => {
    expect(repeat('B0 C5 E9', 3).bytesSrcToDest[0]).toBe(600);
  });

  it('are exact: another time, state or counter is another tuple', () => {
    expect(repetitions('C1 C2 E2 C2')).toEqual([0, 0, 0, 0]);
  });

  it('of a tuple long ago are not looked for, so that one flow cannot take for ever', () => {
    const far = Array.from({ length: 70 }, (_, time) =>
      tuple('C', { time, counters: [1, 1, 1, 1] }),
    );
    const { repeated } = stitch(tableOf([...far, far[0]!, far[69]!]));
    expect(Array.from(repeated.subarray(70))).toEqual([0, 1]);
  });
});

describe('the time before', () => {
  it('is that of the tuple before in the conversation, NaN for its first', () => {
    const { previousTime } = stitch(tableOf(flow('B0 C5 E9 C20 E21')));
    const seconds = Array.from(previousTime, (time) => (time - NINE) / 1000);
    expect(seconds).toEqual([NaN, 0, 5, NaN, 20]);
  });

  it('of the end of a flow of one instant is that instant', () => {
    expect(Array.from(stitch(tableOf(flow('E7 B7'))).previousTime)).toEqual([NINE + 7000, NaN]);
  });
});
