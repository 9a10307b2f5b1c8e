import path from 'node:path';
import { describe, expect, it, vi } from 'vitest';
import { Session } from '../../../src/engine/session.ts';
import {
  oneLog,
  type SessionState,
  type SourceDescription,
} from '../../../src/protocol/session.ts';
import { rowsOf } from '../support/decode.ts';
import { logText, vnetRecord, VNET_TUPLE } from '../support/logs.ts';
import { compressed, given, nsgBytes, vnetBytes } from './logs.ts';

/** Loads a source to its end; `reports` are the states that were reported on the way. */
async function load(source: SourceDescription, onReport?: (session: Session) => void) {
  const reports: SessionState[] = [];
  const session = new Session(oneLog(source), (reporting) => {
    reports.push(reporting.state());
    onReport?.(reporting);
  });
  await session.load();
  return { session, reports, state: session.state() };
}

describe('a session that loads', () => {
  it('ends ready, with all rows and what they add up to', async () => {
    const bytes = vnetBytes(20_000);
    const { session, state } = await load(given(bytes));
    const rows = rowsOf(session.table);
    const counted = rows.filter(({ hasStatistics }) => hasStatistics);
    expect(state).toMatchObject({
      phase: 'ready',
      name: 'PT1H.json',
      bytesRead: bytes.length,
      bytesTotal: bytes.length,
      verdict: 'flow-log',
      problems: 0,
      problemsByKind: {},
    });
    expect(state).not.toHaveProperty('failure');
    expect(session.isLoading).toBe(false);
    expect(state.totals).toEqual({
      rows: 20_000,
      denied: rows.filter(({ denied }) => denied).length,
      bytes: counted.reduce((sum, row) => sum + row.bytesSrcToDest + row.bytesDestToSrc, 0),
      firstTime: rows.reduce((least, { time }) => Math.min(least, time), Infinity),
      lastTime: rows.reduce((most, { time }) => Math.max(most, time), 0),
      target: rows[0]!.targetResourceId,
      kind: 'vnet',
    });
  });

  it('knows an NSG log by its rows', async () => {
    const { state } = await load(given(nsgBytes()));
    expect(state.totals).toMatchObject({ kind: 'nsg', rows: 720 });
  });

  it('names its rows after the source', async () => {
    const { session } = await load(given(vnetBytes(10), 'hour.json'));
    expect(session.table.origin(0).source).toBe('hour.json');
  });

  it('begins as loading, with nothing known', () => {
    const session = new Session(oneLog(given(vnetBytes(10))), () => undefined);
    expect(session.isLoading).toBe(true);
    expect(session.state()).toMatchObject({ phase: 'loading', bytesRead: 0, bytesTotal: 0 });
    expect(session.state().totals).toMatchObject({ rows: 0, firstTime: 0, lastTime: 0, kind: '' });
  });

  it('reports rows and bytes on the way, and its end last', async () => {
    const now = vi.spyOn(performance, 'now');
    let time = 0;
    now.mockImplementation(() => (time += 150));
    const { reports, state } = await load(given(vnetBytes(40_000)));
    now.mockRestore();
    const loading = reports.slice(0, -1);
    expect(loading.length).toBeGreaterThan(1);
    expect(loading.every(({ phase }) => phase === 'loading')).toBe(true);
    expect(loading[0]!.totals.rows).toBeGreaterThan(0);
    expect(loading[0]!.bytesRead).toBeLessThan(loading[0]!.bytesTotal);
    expect(reports.map(({ totals }) => totals.rows)).toEqual(
      reports.map(({ totals }) => totals.rows).sort((a, b) => a - b),
    );
    expect(reports.at(-1)).toEqual(state);
  });

  it('does not report more often than a person can see', async () => {
    const now = vi.spyOn(performance, 'now').mockReturnValue(1000);
    const { reports } = await load(given(vnetBytes(40_000)));
    now.mockRestore();
    expect(reports.map(({ phase }) => phase)).toEqual(['loading', 'ready']);
  });

  it('reads gzip, and counts the compressed bytes', async () => {
    const plain = await load(given(vnetBytes(5000)));
    const source = compressed(vnetBytes(5000));
    const { session, state } = await load(source);
    expect(rowsOf(session.table)).toEqual(rowsOf(plain.session.table));
    const size = source.kind === 'bytes' ? source.bytes.length : 0;
    expect(state).toMatchObject({ phase: 'ready', bytesRead: size, bytesTotal: size });
    expect(size).toBeLessThan(plain.state.bytesTotal / 2);
  });
});

describe('a session over something else', () => {
  it.each([
    ['an empty file', '', 'empty'],
    ['a log without a record yet', '{"records":[]}', 'empty'],
    ['other JSON', '{"name":"x"}', 'not-flow-log'],
    ['no JSON', '\u0000\u0001PNG', 'not-json'],
  ])('is ready and has a verdict: %s', async (_name, text, verdict) => {
    const { state } = await load(given(text));
    expect(state).toMatchObject({ phase: 'ready', verdict, totals: { rows: 0 } });
    expect(state).not.toHaveProperty('failure');
  });

  it('counts what is malformed', async () => {
    const text = logText(vnetRecord([VNET_TUPLE, 'x', '1,2', VNET_TUPLE]));
    const { state } = await load(given(text));
    expect(state).toMatchObject({ phase: 'ready', verdict: 'flow-log', totals: { rows: 2 } });
    expect(state.problems).toBe(2);
    expect(state.problemsByKind).toEqual({ 'wrong-field-count': 2 });
  });
});

describe('a session that is cancelled', () => {
  it.each([
    ['plain', given(vnetBytes(60_000))],
    ['gzip', compressed(vnetBytes(200_000))],
  ])('keeps the rows that had arrived: %s', async (_name, source) => {
    const { session, state } = await load(source, (loading) => loading.cancel());
    expect(state.phase).toBe('cancelled');
    expect(state).not.toHaveProperty('failure');
    expect(state.totals.rows).toBeGreaterThan(0);
    expect(state.bytesRead).toBeLessThan(state.bytesTotal);
    expect(rowsOf(session.table)).toHaveLength(state.totals.rows);
  });

  it('does not say that the log is cut off, for the log is not', async () => {
    const source = given(vnetBytes(60_000));
    const { state } = await load(source, (loading) => loading.cancel());
    expect(state.phase).toBe('cancelled');
    expect(state.problemsByKind).toEqual({});
    expect(state.problems).toBe(0);
  });

  it('may be cancelled before it begins', async () => {
    const session = new Session(oneLog(given(vnetBytes(10))), () => undefined);
    session.cancel();
    await session.load();
    expect(session.state()).toMatchObject({ phase: 'cancelled', bytesRead: 0 });
  });

  it('stays ready when that comes too late', async () => {
    const { session } = await load(given(vnetBytes(10)));
    session.cancel();
    expect(session.state().phase).toBe('ready');
  });
});

describe('a session whose source fails', () => {
  const missing = path.join(import.meta.dirname, 'nowhere', 'PT1H.json');

  it('says what and what to do, without a stack', async () => {
    const { state } = await load({ kind: 'file', name: 'PT1H.json', path: missing });
    expect(state).toMatchObject({ phase: 'failed', name: 'PT1H.json', totals: { rows: 0 } });
    expect(state.failure).toEqual({
      code: 'not-found',
      message: `${missing} does not exist any more.`,
      remedy: 'It may have been moved or deleted.',
    });
    expect(structuredClone(state)).toEqual(state);
  });

  it('says so of a folder too', async () => {
    const { state } = await load({ kind: 'file', name: 'engine', path: import.meta.dirname });
    expect(state.failure).toMatchObject({ code: 'unreadable', remedy: 'Open a file in it.' });
    expect(state.failure?.message).toContain('is a folder');
  });
});
