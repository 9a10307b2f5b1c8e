import { beforeEach, describe, expect, it, vi } from 'vitest';
import { rawTuples } from '../../../src/engine/raw-tuples.ts';
import { recordText } from '../../../src/engine/record-text.ts';
import { Session, type SessionOptions } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import { FailureError } from '../../../src/protocol/failure.ts';
import type { LogDescription, SourceDescription } from '../../../src/protocol/session.ts';
import type { ByteSource } from '../../../src/sources/byte-source.ts';
import { openSource } from '../../../src/sources/open-source.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../support/logs.ts';

vi.mock('../../../src/sources/open-source.ts', () => ({ openSource: vi.fn() }));

const signal = new AbortController().signal;
const START = 1_773_478_800_000;

/** What the sources hold, by their names, and how each is read. */
const store = new Map<string, { text: string; failAt?: number; thrown?: Error }>();
let open = 0;
let mostOpen = 0;

/** A log whose tuples begin at a second of the hour and are told by their source port. */
function put(name: string, second: number, tuples = 40): SourceDescription {
  const records = Array.from({ length: tuples / 4 }, (_, record) =>
    vnetRecord(
      [0, 1, 2, 3].map((at) => {
        const time = START + (second + record * 4 + at) * 1000;
        return withField(withField(VNET_TUPLE, 0, String(time)), 3, String(record * 4 + at));
      }),
    ),
  );
  store.set(name, { text: logText(...records) });
  return { kind: 'file', name, path: name };
}

function sourceOf(name: string): ByteSource {
  const { text, failAt = Infinity, thrown = shut } = store.get(name)!;
  const bytes = Buffer.from(text);
  open++;
  mostOpen = Math.max(mostOpen, open);
  return {
    size: bytes.length,
    version: '1',
    holds: (version) => version === '1',
    range: (start, length) => Promise.resolve(bytes.subarray(start, start + length)),
    close: () => Promise.resolve(void open--),
    async *chunks(start = 0) {
      for (let at = start; at < bytes.length; at += 500) {
        await Promise.resolve();
        if (at >= failAt) throw thrown;
        yield bytes.subarray(at, at + 500);
      }
    },
  };
}

beforeEach(() => {
  store.clear();
  [open, mostOpen] = [0, 0];
  vi.mocked(openSource).mockImplementation(({ name }) => {
    const { failAt, thrown = shut } = store.get(name)!;
    return failAt === 0 ? Promise.reject(thrown) : Promise.resolve(sourceOf(name));
  });
});

function failing(name: string, failAt: number, thrown: Error = shut): void {
  store.set(name, { ...store.get(name)!, failAt, thrown });
}

const shut = new FailureError('no-access', 'Shut.', 'Ask.');

async function loaded(
  sources: readonly SourceDescription[],
  more: Partial<LogDescription> = {},
  options: SessionOptions = {},
): Promise<Session> {
  const session = new Session({ name: 'both', sources, ...more }, () => undefined, options);
  await session.load();
  return session;
}

const rowsOf = (session: Session) => Array.from(places(session));

function* places({ table }: Session): Generator<string> {
  for (let row = 0; row < table.rowCount; row++) {
    yield `${table.origin(row).source} ${table.row(row).srcPort}`;
  }
}

const all = (name: string, from = 0) =>
  Array.from({ length: 40 - from }, (_, at) => `${name} ${from + at}`);

describe('several logs as one table', () => {
  it('give the rows of each, with its name, one behind the other', async () => {
    const session = await loaded([put('a', 0), put('b', 100), put('c', 50)]);
    expect(rowsOf(session)).toEqual([...all('a'), ...all('b'), ...all('c')]);
    const state = session.state();
    expect(state).toMatchObject({ phase: 'ready', name: 'both', totals: { rows: 120 } });
    expect(state.sources).toEqual({ total: 3, read: 3, failed: 0, failures: [] });
    expect(state.bytesRead).toBe(state.bytesTotal);
    expect(open).toBe(0);
  });

  it('are shown by time where nobody sorts', async () => {
    const view = new View(await loaded([put('a', 200), put('b', 0), put('c', 20)]));
    await view.arrange({ filter: '', sort: [] }, signal);
    const times = view.page(0, 200).rows.map(({ time }) => time);
    expect(times).toHaveLength(120);
    expect(times).toEqual(times.toSorted((one, other) => one - other));
  });

  it('are fetched ahead, but not all at once', async () => {
    const names = Array.from({ length: 40 }, (_, at) => put(`log ${at}`, at));
    const session = await loaded(names);
    expect(session.table.rowCount).toBe(1600);
    expect(mostOpen).toBeGreaterThan(1);
    expect(mostOpen).toBeLessThanOrEqual(8);
    expect(open).toBe(0);
  });

  it('keep tuples of the wanted time alone, and say how many they left out', async () => {
    const window = { from: START + 10_000, to: START + 50_000 };
    const session = await loaded([put('a', 0), put('b', 40)], { window });
    expect(rowsOf(session)).toEqual([...all('a', 10), ...all('b').slice(0, 10)]);
    expect(session.state().leftOut).toBe(40);
  });

  it('stitch a flow that goes on in the next hour, in whatever order they were read', async () => {
    const flow = (state: string, second: number) =>
      withField(withField(VNET_TUPLE, 7, state), 0, String(START + second * 1000));
    const hours = { a: [flow('B', 3500), flow('C', 3590)], b: [flow('C', 3700), flow('E', 3800)] };
    for (const [name, tuples] of Object.entries(hours)) {
      store.set(name, { text: logText(vnetRecord(tuples)) });
    }
    for (const names of [
      ['a', 'b'],
      ['b', 'a'],
    ]) {
      const sources = names.map((name) => ({ kind: 'file', name, path: name }) as const);
      const conversations = await (await loaded(sources)).flows.stitched(signal);
      expect(conversations.count, names.join()).toBe(1);
    }
  });

  it('say in which of them a problem is', async () => {
    const [a, b] = [put('a', 0), put('b', 0)];
    store.set('b', { text: logText(vnetRecord(['x', VNET_TUPLE, 'y'])) });
    const { readings } = await loaded([a, b]);
    expect(readings.problems).toMatchObject({ total: 2, verdict: 'flow-log' });
    expect(readings.problems.items.map(({ source }) => source)).toEqual(['b', 'b']);
  });

  it('are read again for what the table does not keep', async () => {
    const session = await loaded([put('a', 0), put('b', 100)]);
    const { table, reader } = session;
    const texts = await rawTuples(reader, table, [79, 3, 41], signal);
    expect(texts.map((text) => text.split(',')[3])).toEqual(['39', '3', '1']);
    const record = await recordText(session, { row: 45 }, signal);
    expect(record).toMatchObject({ source: 'b' });
    expect(record.text.slice(record.start, record.end)).toContain(',5,443,');
  });
});

describe('one of several that cannot be read', () => {
  it('keeps nobody from the others, is named, and can be read later', async () => {
    const sources = [put('a', 0), put('b', 0), put('c', 0)];
    failing('b', 0);
    const session = await loaded(sources);
    expect(rowsOf(session)).toEqual([...all('a'), ...all('c')]);
    const { phase, sources: state } = session.state();
    expect(phase).toBe('ready');
    const failure = { code: 'no-access', message: 'Shut.', remedy: 'Ask.' };
    expect(state).toEqual({ total: 3, read: 2, failed: 1, failures: [{ name: 'b', failure }] });
    put('b', 0);
    await session.retry();
    expect(rowsOf(session)).toEqual([...all('a'), ...all('c'), ...all('b')]);
    expect(session.state().sources).toMatchObject({ read: 3, failed: 0 });
  });

  it('in its middle goes on there: no row is missing or there twice', async () => {
    const sources = [put('a', 0), put('b', 0)];
    failing('a', 1500);
    const session = await loaded(sources);
    const before = session.table.rowCount;
    expect(before).toBeGreaterThan(40);
    expect(before).toBeLessThan(80);
    put('a', 0);
    await session.retry();
    expect(rowsOf(session).sort()).toEqual([...all('a'), ...all('b')].sort());
    expect(session.state()).toMatchObject({ phase: 'ready', problems: 0 });
  });

  it('is what the session says where none can be read', async () => {
    const sources = [put('a', 0), put('b', 0)];
    for (const { name } of sources) failing(name, 0);
    const session = await loaded(sources);
    expect(session.state()).toMatchObject({ phase: 'failed', failure: { message: 'Shut.' } });
  });

  it('as it was written anew meanwhile ends the whole: its rows do not belong together', async () => {
    const sources = [put('a', 0), put('b', 0)];
    failing('a', 1500, new FailureError('changed', 'Other.'));
    const session = await loaded(sources);
    expect(session.state()).toMatchObject({ phase: 'failed', failure: { code: 'changed' } });
  });
});

describe('a session over several logs', () => {
  it('that was cancelled goes on where it was', async () => {
    const sources = [put('a', 0), put('b', 0), put('c', 0)];
    const session: Session = new Session({ name: 'all', sources }, () => undefined);
    const { table } = session;
    const now = vi.spyOn(performance, 'now').mockImplementation(() => {
      if (table.rowCount > 50) session.cancel();
      return 0;
    });
    await session.load();
    now.mockRestore();
    expect(session.state().phase).toBe('cancelled');
    expect(table.rowCount).toBeGreaterThan(50);
    expect(table.rowCount).toBeLessThan(120);
    expect(open).toBe(0);
    await session.retry();
    expect(rowsOf(session)).toEqual([...all('a'), ...all('b'), ...all('c')]);
  });

  it('stops at its limit of memory with what it has, and says so', async () => {
    const sources = [put('a', 0), put('b', 0)];
    const session = await loaded(sources, {}, { memoryLimit: 1_000_000 });
    const { phase, failure, memory } = session.state();
    expect(phase).toBe('failed');
    expect(failure?.code).toBe('too-large');
    expect(failure?.message).toContain('1 MB');
    expect(failure?.remedy).toContain('flowLogs.memoryLimit');
    expect(memory).toBeGreaterThan(1_000_000);
    expect(session.table.rowCount).toBeGreaterThan(0);
  });
});
