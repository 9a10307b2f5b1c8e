import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { hourFolders } from '../../src/core/format/blob-name.ts';
import type { FlowTable } from '../../src/core/index.ts';
import { Session } from '../../src/engine/session.ts';
import { oneLog } from '../../src/protocol/session.ts';
import { blobAt, tableOf } from './support/blob-sessions.ts';
import { type BlockLog, blockLog, BlockWriter, bytesOf } from './support/block-log.ts';
import { useFaultProxy } from './support/fault-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';

const HOUR = 3_600_000;
/** How often a block is to be expected, ms: Azure takes a minute for each. */
const MINUTE = 150;
const azurite = useAzurite();
const proxy = useFaultProxy(azurite);
const sessions: Session[] = [];
let names = 0;
let hour: number;

beforeAll(async () => {
  await azurite.writer.getContainerClient('logs').createIfNotExists();
});

afterEach(() => {
  for (const session of sessions.splice(0)) session.close();
  vi.restoreAllMocks();
});

/** The blobs of a NIC in this hour and the next. */
function nic() {
  hour = Math.floor(Date.now() / HOUR) * HOUR;
  const folder = `log${++names}`;
  const blobOf = (start: number) => `${folder}/${hourFolders(start)}/macAddress=A/PT1H.json`;
  return [blobOf(hour), blobOf(hour + HOUR)].map(
    (name) => new BlockWriter(azurite, 'logs', name),
  ) as [BlockWriter, BlockWriter];
}

/** A live session over a blob, which is there already. */
async function live(writer: BlockWriter): Promise<Session> {
  const session = new Session(oneLog(blobAt(proxy.endpoint, writer.path)), () => undefined);
  sessions.push(session);
  await session.load();
  session.setLive({ interval: MINUTE, isShown: true });
  return session;
}

/** Adds the blocks one by one, each once somebody has asked since the last. */
async function writeOn(writer: BlockWriter, log: BlockLog, from: number): Promise<void> {
  for (let at = from; at < log.records.length; at++) {
    await writer.add(log, at, at + 1);
    await untilAsked();
  }
}

async function untilAsked(): Promise<void> {
  const before = proxy.seen.length;
  await expect.poll(() => proxy.seen.length, { timeout: 20_000 }).toBeGreaterThan(before);
}

function rowsOf(table: FlowTable): string[] {
  return Array.from({ length: table.rowCount }, (_, row) => JSON.stringify(table.row(row)));
}

async function finalRows(...logs: readonly BlockLog[]): Promise<string[]> {
  const tables = await Promise.all(logs.map((log) => tableOf(bytesOf(log))));
  return tables.flatMap(rowsOf);
}

describe('a blob that is written while it is live', () => {
  it('ends as a plain read of it, row for row, with pauses and faults on the way', async () => {
    const log = blockLog(400_000, 20_000);
    const [writer] = nic();
    await writer.add(log, 0, 3);
    const session = await live(writer);
    proxy.plan = (_, index) => {
      if (index % 7 === 3) return { kind: 'cut', after: 5000 };
      if (index % 11 === 5) return { kind: 'refuse', status: 503, code: 'ServerBusy' };
      return undefined;
    };
    await writeOn(writer, log, 3);
    await writer.commit();
    await expect
      .poll(() => session.table.rowCount, { timeout: 30_000 })
      .toBe((await finalRows(log)).length);
    expect(rowsOf(session.table)).toEqual(await finalRows(log));
    expect(session.state()).toMatchObject({ phase: 'ready', problems: 0 });
  });

  it('goes over into the blob of the next hour', async () => {
    const [first, second] = [blockLog(100_000, 20_000, 3), blockLog(100_000, 20_000, 4)];
    const [now, next] = nic();
    await now.add(first, 0, 2);
    const session = await live(now);
    await writeOn(now, first, 2);
    vi.spyOn(Date, 'now').mockImplementation(() => hour + HOUR + 30_000);
    await untilAsked();
    await writeOn(next, second, 0);
    const rows = (await finalRows(first, second)).sort();
    await expect.poll(() => session.table.rowCount, { timeout: 30_000 }).toBe(rows.length);
    expect(rowsOf(session.table).sort()).toEqual(rows);
  });

  it('is one of several: a range that ends now takes what comes to all its NICs', async () => {
    const [a, b] = [blockLog(100_000, 20_000, 5), blockLog(100_000, 20_000, 6)];
    const [[one], [other]] = [nic(), nic()];
    await one.add(a, 0, 2);
    await other.add(b, 0, 3);
    const sources = [one, other].map(({ path }) => ({
      ...blobAt(proxy.endpoint, path),
      name: path,
    }));
    const all = await finalRows(a, b);
    const times = all.map((row) => (JSON.parse(row) as { time: number }).time);
    const from = times.toSorted((x, y) => x - y)[all.length >> 2]!;
    const window = { from, to: Infinity };
    const session = new Session({ name: 'range', sources, window, isSet: true }, () => undefined);
    sessions.push(session);
    await session.load();
    session.setLive({ interval: MINUTE, isShown: true });
    await Promise.all([writeOn(one, a, 2), writeOn(other, b, 3)]);
    const wanted = all.filter((_, at) => times[at]! >= from).sort();
    await expect.poll(() => session.table.rowCount, { timeout: 30_000 }).toBe(wanted.length);
    expect(rowsOf(session.table).sort()).toEqual(wanted);
    expect(session.state()).toMatchObject({ leftOut: all.length - wanted.length, canBeLive: true });
  });

  it('asks for no byte twice while nothing else goes wrong', async () => {
    const log = blockLog(300_000, 20_000);
    const [writer] = nic();
    await writer.add(log, 0, 5);
    const session = await live(writer);
    await writeOn(writer, log, 5);
    const rows = (await finalRows(log)).length;
    await expect.poll(() => session.table.rowCount, { timeout: 30_000 }).toBe(rows);
    const { bytesRead } = session.state();
    expect(bytesRead).toBe([...bytesOf(log)].reduce((sum, { length }) => sum + length, 0));
    expect(proxy.seen.every(({ method }) => method === 'GET')).toBe(true);
  });

  it.each([
    ['shrinks', (writer: BlockWriter) => writer.keep(2)],
    [
      'is written anew',
      async (writer: BlockWriter) => {
        const other = new BlockWriter(azurite, 'logs', writer.path.slice('logs/'.length));
        await other.add(blockLog(200_000, 15_000, 99), 0, 5);
      },
    ],
  ])('is over where it %s, and says so', async (_, change) => {
    const [writer] = nic();
    await writer.add(blockLog(200_000, 20_000), 0, 5);
    const session = await live(writer);
    await change(writer);
    await expect.poll(() => session.state().phase, { timeout: 20_000 }).toBe('failed');
    expect(session.state().failure?.code).toBe('changed');
  });
});
