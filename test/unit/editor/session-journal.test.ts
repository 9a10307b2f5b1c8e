import { expect, it } from 'vitest';
import { SessionJournal } from '../../../src/editor/session-journal.ts';
import { beginning } from '../../../src/editor/session-pool.ts';
import type { Log } from '../../../src/platform/log.ts';
import type { Failure } from '../../../src/protocol/failure.ts';

const BUSY: Failure = { code: 'busy', message: 'The server is busy.', remedy: '' };

function journal() {
  const lines: string[] = [];
  const write = (level: string) => (line: string) => {
    lines.push(`${level} ${line.replace(/ in \d+ ms/, ' in N ms')}`);
  };
  const log: Log = {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    recent: () => [],
    dispose: () => undefined,
  };
  return { lines, journal: new SessionJournal(log) };
}

const loading = beginning('PT1H.json');
const ready = {
  ...loading,
  phase: 'ready' as const,
  bytesRead: 157_522,
  memory: 3_000_000,
  totals: { ...loading.totals, rows: 10_572 },
};

it('says once what came of a log, and what was wrong with it', () => {
  const { lines, journal: told } = journal();
  told.changed(1, loading);
  told.changed(1, { ...loading, bytesRead: 5 });
  told.changed(1, { ...ready, problems: 3, problemsByKind: { 'bad-json': 1, 'bad-time': 2 } });
  told.changed(1, ready);
  expect(lines).toEqual([
    'debug PT1H.json: begins to be read',
    'info PT1H.json: 10,572 tuples of 158 KB, 3 MB of memory, in N ms, 3 problems (bad-json 1, bad-time 2)',
  ]);
});

it('names each log of several that could not be read, once', () => {
  const { lines, journal: told } = journal();
  const failures = [{ name: '09/PT1H.json', failure: BUSY }];
  const sources = { total: 2, read: 1, failed: 1, failures };
  told.changed(1, { ...loading, sources });
  told.changed(1, { ...ready, sources });
  expect(lines).toEqual([
    'debug PT1H.json: begins to be read',
    'error 09/PT1H.json: busy: The server is busy.',
    'info PT1H.json: 10,572 tuples of 1 log of 158 KB, 3 MB of memory, in N ms, no problems',
  ]);
});

it('says when a live log waits and when it goes on', () => {
  const { lines, journal: told } = journal();
  const live = { lookedAt: 0, nextAt: 0, rows: 0 };
  told.changed(1, ready);
  told.changed(1, { ...ready, live: { ...live, failure: BUSY } });
  told.changed(1, { ...ready, live: { ...live, failure: BUSY } });
  told.changed(1, { ...ready, live });
  expect(lines.slice(2)).toEqual([
    'warn PT1H.json: live, waits: The server is busy.',
    'warn PT1H.json: live, comes again',
  ]);
});

it('makes names harmless that would write lines of their own', () => {
  const { lines, journal: told } = journal();
  told.failed('a\n[info] b', BUSY);
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toContain('\n');
});
