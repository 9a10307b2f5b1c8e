import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { hourFolders } from '../../../src/core/format/blob-name.ts';
import { Session } from '../../../src/engine/session.ts';
import { FailureError } from '../../../src/protocol/failure.ts';
import type { SourceDescription } from '../../../src/protocol/session.ts';
import { openSource } from '../../../src/sources/open-source.ts';
import { deferred } from '../protocol/deferred.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../support/logs.ts';

vi.mock('../../../src/sources/open-source.ts', () => ({ openSource: vi.fn() }));

const HOUR = 3_600_000;
const NINE = Date.UTC(2026, 2, 14, 9);
const MINUTE = 60_000;
const wish = { interval: MINUTE, isShown: true };

/** Records of each blob by its address, and what it cannot be read for just now. */
let blobs: Map<string, number[]>;
let failure: Error | undefined;
/** What reading waits for, where it is held. */
let gate: Promise<void>;
let looks: number;
const times: number[] = [];

/** After something came: a minute, then soon, then less and less often, s. */
const LATER_AND_LATER = [60, 70, 90, 130, 210, 330, 450, 570, 690];

function blobOf(hour: number): SourceDescription {
  const url = `https://a.example/c/${hourFolders(hour)}/macAddress=A/PT1H.json`;
  return { kind: 'blob', name: 'PT1H.json', url, access: { kind: 'anonymous' } };
}

const addressOf = (source: SourceDescription) => (source.kind === 'blob' ? source.url : '');

function write(hour: number, ...ports: readonly number[]): void {
  const address = addressOf(blobOf(hour));
  blobs.set(address, [...(blobs.get(address) ?? []), ...ports]);
}

function textOf(ports: readonly number[]): Buffer {
  return Buffer.from(
    logText(...ports.map((port) => vnetRecord([withField(VNET_TUPLE, 3, String(port))]))),
  );
}

beforeEach(() => {
  vi.useFakeTimers({ now: NINE + 10 * MINUTE });
  blobs = new Map();
  failure = undefined;
  gate = Promise.resolve();
  looks = 0;
  vi.mocked(openSource).mockImplementation((source) => {
    looks++;
    times.push(Date.now());
    const ports = blobs.get(addressOf(source));
    if (failure !== undefined) return Promise.reject(failure);
    if (ports === undefined) return Promise.reject(new FailureError('not-found', 'No blob.'));
    const bytes = textOf(ports);
    return Promise.resolve({
      size: bytes.length,
      version: ports.join(),
      holds: (version) => `${ports.join()},`.startsWith(`${version},`),
      range: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
      close: () => Promise.resolve(),
      async *chunks(start = 0) {
        await gate;
        yield bytes.subarray(start);
      },
    });
  });
});

afterEach(() => void vi.useRealTimers());

/** A live session over the blob of nine o'clock. */
async function live(...ports: readonly number[]): Promise<Session> {
  write(NINE, ...ports);
  const session = new Session({ name: 'a', sources: [blobOf(NINE)] }, () => undefined);
  await session.load();
  session.setLive(wish);
  await vi.advanceTimersByTimeAsync(0);
  return session;
}

const portsOf = ({ table }: Session) =>
  Array.from({ length: table.rowCount }, (_, row) => table.row(row).srcPort);

const later = (ms: number) => vi.advanceTimersByTimeAsync(ms);

describe('a live session', () => {
  it('takes what comes, behind what is there, and says when', async () => {
    const session = await live(1, 2);
    write(NINE, 3, 4);
    await later(MINUTE);
    expect(portsOf(session)).toEqual([1, 2, 3, 4]);
    expect(session.state().live).toMatchObject({ rows: 2 });
    expect(session.state().problems).toBe(0);
    const { lookedAt, nextAt } = session.state().live!;
    expect(lookedAt).toBeLessThanOrEqual(Date.now());
    expect(nextAt).toBeGreaterThan(Date.now());
    write(NINE, 5);
    await later(3 * MINUTE);
    expect(portsOf(session)).toEqual([1, 2, 3, 4, 5]);
  });

  it('looks again soon where a block was late, and less often while none comes', async () => {
    const session = await live(1);
    write(NINE, 2);
    await later(MINUTE);
    const { lookedAt } = session.state().live!;
    times.length = 0;
    await later(12 * MINUTE);
    const seconds = times.map((time) => Math.round((time - lookedAt) / 1000));
    expect(seconds).toEqual([...seconds.filter((at) => at < 0), ...LATER_AND_LATER]);
  });

  it('looks seldom while nobody sees it, and at once when somebody does', async () => {
    const session = await live(1);
    session.setLive({ ...wish, isShown: false });
    await later(2 * MINUTE);
    looks = 0;
    await later(4 * MINUTE);
    expect(looks).toBeLessThanOrEqual(1);
    write(NINE, 2);
    session.setLive(wish);
    await later(0);
    expect(portsOf(session)).toEqual([1, 2]);
  });

  it('goes over into the next hour, and still takes the last records of the one before', async () => {
    const session = await live(1);
    await later(51 * MINUTE);
    write(NINE, 2);
    await later(2 * MINUTE);
    write(NINE + HOUR, 11);
    await later(2 * MINUTE);
    write(NINE + HOUR, 12);
    await later(3 * MINUTE);
    expect(portsOf(session).sort()).toEqual([1, 11, 12, 2]);
    const sources = new Set(portsOf(session).map((_, row) => session.table.origin(row).source));
    expect(sources).toEqual(new Set(['PT1H.json', `${hourFolders(NINE + HOUR)}/PT1H.json`]));
    write(NINE, 3);
    await later(10 * MINUTE);
    expect(portsOf(session)).not.toContain(3);
  });

  it('outlasts a network that is gone for a while, and says so', async () => {
    const session = await live(1);
    failure = new FailureError('unreachable', 'No network.', 'Wait.');
    await later(5 * MINUTE);
    expect(session.state()).toMatchObject({
      phase: 'ready',
      live: { failure: { message: 'No network.' } },
    });
    failure = undefined;
    write(NINE, 2);
    await later(3 * MINUTE);
    expect(portsOf(session)).toEqual([1, 2]);
    expect(session.state().live).not.toHaveProperty('failure');
  });

  it('is over where the log was written anew', async () => {
    const session = await live(1, 2);
    blobs.clear();
    write(NINE, 7);
    await later(2 * MINUTE);
    expect(session.state()).toMatchObject({ phase: 'failed', failure: { code: 'changed' } });
    looks = 0;
    await later(10 * MINUTE);
    expect(looks).toBe(0);
  });

  it('asks nothing more once it is not wanted, or closed', async () => {
    const session = await live(1);
    session.setLive(null);
    looks = 0;
    await later(10 * MINUTE);
    expect(looks).toBe(0);
    expect(session.state()).not.toHaveProperty('live');
    session.setLive(wish);
    await later(0);
    session.close();
    looks = 0;
    await later(10 * MINUTE);
    expect(looks).toBe(0);
  });

  it('reads one after the other, however fast it is turned off and on', async () => {
    const session = await live(1);
    write(NINE, 2, 3);
    const held = deferred();
    gate = held.promise;
    await later(MINUTE);
    looks = 0;
    session.setLive(null);
    session.setLive(wish);
    await later(0);
    // Two that write at once would write over each other's rows.
    expect(looks).toBe(0);
    held.resolve();
    await later(5 * MINUTE);
    expect(portsOf(session)).toEqual([1, 2, 3]);
  });

  it('takes what comes to one log although another one is gone', async () => {
    const other = { ...blobOf(NINE), name: 'gone', url: `${addressOf(blobOf(NINE))}.gone` };
    write(NINE, 1);
    blobs.set(other.url, [7]);
    const sources = [other, blobOf(NINE)];
    const session = new Session({ name: 'both', sources }, () => undefined);
    await session.load();
    session.setLive(wish);
    blobs.delete(other.url);
    write(NINE, 2);
    await later(2 * MINUTE);
    expect(portsOf(session).sort()).toEqual([1, 2, 7]);
    expect(session.state().live?.failure?.message).toBe('No blob.');
  });

  it('is offered for a log of this hour alone', async () => {
    const session = await live(1);
    expect(session.state().canBeLive).toBe(true);
    vi.setSystemTime(NINE + HOUR + 6 * MINUTE);
    expect(session.state().canBeLive).toBe(false);
  });
});
