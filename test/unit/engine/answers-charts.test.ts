import { beforeAll, describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import type {
  HeatMapAnswer,
  Measure,
  SeriesAnswer,
  SeriesQuestion,
  StackBy,
  TopAnswer,
} from '../../../src/protocol/charts.ts';
import type { AnyQuestion } from '../../../src/protocol/questions.ts';
import type { FlowRow } from '../../../src/core/index.ts';
import { channelPair } from '../protocol/channel-pair.ts';
import { readPlainLog } from '../support/plain-reader.ts';
import { hostOn } from './host.ts';
import { given, isOver, nsgBytes, vnetBytes } from './logs.ts';
import { type LogDescription, oneLog } from '../../../src/protocol/session.ts';

const HOUR = Date.UTC(2026, 2, 14, 9);

/** A view of a log in a whole engine, by its line, and the rows that a plain reader finds. */
async function openLog(bytes: Uint8Array, more: Partial<LogDescription> = {}) {
  const line = channelPair();
  new Engine(line.far);
  const { rpc, heard } = hostOn(line.near);
  await rpc.call('openSession', { session: 1, log: { ...oneLog(given(bytes)), ...more } });
  await heard.session(1, isOver);
  await rpc.call('openView', { session: 1, view: 1 });
  const ask = (asked: AnyQuestion) => rpc.call('askView', { view: 1, asked });
  const filter = (text: string) =>
    rpc.call('arrangeView', { view: 1, arrangement: { filter: text, sort: [] } });
  const { rows } = readPlainLog(bytes)!;
  return {
    rows,
    filter,
    series: async (question: SeriesQuestion) =>
      (await ask({ name: 'series', question })) as SeriesAnswer,
    top: async (limit: number) => {
      const question = { dimension: 'rule', measure: 'tuples', limit } as const;
      return (await ask({ name: 'top', question })) as TopAnswer;
    },
    heatMap: async (measure: Measure) => {
      const question = { measure, booking: 'spread', limit: 5 } as const;
      return (await ask({ name: 'heatMap', question })) as HeatMapAnswer;
    },
  };
}

function amountOf(row: FlowRow, measure: Measure): bigint {
  if (measure === 'tuples') return 1n;
  if (!row.hasStatistics) return 0n;
  return measure === 'packets'
    ? BigInt(row.packetsSrcToDest) + BigInt(row.packetsDestToSrc)
    : BigInt(row.bytesSrcToDest) + BigInt(row.bytesDestToSrc);
}

const total = (rows: readonly FlowRow[], measure: Measure) =>
  rows.reduce((sum, row) => sum + amountOf(row, measure), 0n);
const added = (values: readonly number[]) => values.reduce((sum, value) => sum + BigInt(value), 0n);

const QUESTIONS = (['verdict', 'state', 'direction'] as const).flatMap((stackBy: StackBy) =>
  (['tuples', 'packets', 'bytes'] as const).flatMap((measure) =>
    (['spread', 'raw'] as const).map((booking) => ({ stackBy, measure, booking })),
  ),
);

let vnet: Awaited<ReturnType<typeof openLog>>;
let nsg: Awaited<ReturnType<typeof openLog>>;
beforeAll(async () => {
  vnet = await openLog(vnetBytes(4000));
  nsg = await openLog(nsgBytes());
});

describe('the timeline', () => {
  it.each(QUESTIONS)(
    'holds every $measure of the log once, by $stackBy, $booking',
    async (question) => {
      for (const log of [vnet, nsg]) {
        await log.filter('');
        const answer = await log.series(question);
        const parts = answer.stacks.flatMap(({ values, before, after }) => [
          ...values,
          before,
          after,
        ]);
        expect(added(parts)).toBe(total(log.rows, question.measure));
        const outside = answer.stacks.flatMap(({ before, after }) => [before, after]);
        expect(BigInt(answer.before + answer.after)).toBe(added(outside));
        expect(answer.rows).toBe(log.rows.length);
      }
    },
  );

  it('takes the time out of the filter as its brush, and applies the rest', async () => {
    const brush = { from: HOUR + 600_000, to: HOUR + 1_199_999 };
    const time =
      'Time between (datetime(2026-03-14T09:10:00Z) .. datetime(2026-03-14T09:19:59.999Z))';
    await vnet.filter(`DestPort == 443 and ${time}`);
    const answer = await vnet.series({ stackBy: 'verdict', measure: 'tuples', booking: 'spread' });
    const https = vnet.rows.filter(({ destPort }) => destPort === 443);
    expect(answer.brush).toEqual(brush);
    expect(answer.rows).toBe(https.length);
    const first = answer.stacks.map(({ values }) => values[3]);
    const minute = https.filter(({ time: at }) => Math.floor((at - HOUR) / 60_000) === 3);
    const denied = minute.filter((row) => row.denied).length;
    expect(first).toEqual([minute.length - denied, denied]);
  });

  it('has one scale for every filter of a log', async () => {
    const question = { stackBy: 'verdict', measure: 'tuples', booking: 'spread' } as const;
    await vnet.filter('');
    const all = await vnet.series(question);
    await vnet.filter('DestPort == 3389');
    const some = await vnet.series(question);
    expect([some.from, some.to, some.bucket]).toEqual([all.from, all.to, all.bucket]);
  });

  it('tells rows without counters from no rows', async () => {
    const question = { stackBy: 'verdict', measure: 'bytes', booking: 'spread' } as const;
    await vnet.filter('FlowStatus == "Denied"');
    const denied = await vnet.series(question);
    expect(denied.stacks.flatMap(({ values }) => values).some((value) => value > 0)).toBe(false);
    expect(denied.rows).toBe(vnet.rows.filter((row) => row.denied).length);
    await vnet.filter('DestPort == 1 and SrcPort == 1');
    expect((await vnet.series(question)).rows).toBe(0);
  });
});

describe('tops', () => {
  it('say who is denied, by which rule, since when; the others make up the rest', async () => {
    await vnet.filter('');
    const { top, others } = await vnet.top(3);
    for (const line of top) {
      const own = vnet.rows.filter(
        ({ rule, aclId, denied }) =>
          rule === line.row.rule && aclId === line.row.aclId && denied === line.row.denied,
      );
      expect(line).toMatchObject({
        tuples: own.length,
        denied: own.filter((row) => row.denied).length,
        firstSeen: Math.min(...own.map(({ time }) => time)),
        lastSeen: Math.max(...own.map(({ time }) => time)),
      });
      expect(BigInt(line.bytes)).toBe(total(own, 'bytes'));
    }
    const listed = top.reduce((sum, { tuples }) => sum + tuples, others.tuples);
    expect(listed).toBe(vnet.rows.length);
    expect(others.groups).toBeGreaterThan(0);
  });
});

describe('the heat map', () => {
  it.each(['tuples', 'packets', 'bytes'] as const)('holds every %s once', async (measure) => {
    for (const log of [vnet, nsg]) {
      await log.filter('');
      const { lines, rows } = await log.heatMap(measure);
      const parts = lines.flatMap(({ values, before, after }) => [...values, before, after]);
      expect(added(parts)).toBe(total(log.rows, measure));
      expect(rows).toBe(log.rows.length);
    }
  });
});

describe('the timeline of a range', () => {
  it('says from when on counters are missing, but not of tuples, which are all there', async () => {
    const bytes = vnetBytes(4000);
    const window = { from: HOUR, to: HOUR + 30 * 60_000 };
    const ranged = await openLog(bytes, { window });
    const question = { stackBy: 'verdict', booking: 'spread' } as const;
    const series = await ranged.series({ ...question, measure: 'bytes' });
    const times = ranged.rows.map(({ time }) => time).filter((time) => time < window.to);
    expect(series.incompleteFrom).toBe(Math.max(...times) - 5 * 60_000);
    expect(await ranged.series({ ...question, measure: 'tuples' })).not.toHaveProperty(
      'incompleteFrom',
    );
    const whole = await openLog(bytes);
    expect(await whole.series({ ...question, measure: 'bytes' })).not.toHaveProperty(
      'incompleteFrom',
    );
  });
});
