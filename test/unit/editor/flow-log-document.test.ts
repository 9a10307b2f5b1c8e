import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { FlowLogDocument } from '../../../src/editor/flow-log-document.ts';
import { beginning, SessionPool } from '../../../src/editor/session-pool.ts';
import { type LogPlaces, sourceOfUri } from '../../../src/editor/source-of-uri.ts';
import { FailureError } from '../../../src/protocol/failure.ts';
import { oneLog } from '../../../src/protocol/session.ts';

vi.mock('../../../src/editor/source-of-uri.ts', () => ({ sourceOfUri: vi.fn() }));
vi.mock('vscode', () => ({
  EventEmitter: class {
    private readonly listeners = new Set<() => void>();
    readonly event = (listener: () => void) => {
      this.listeners.add(listener);
      return { dispose: () => this.listeners.delete(listener) };
    };
    fire() {
      for (const listener of this.listeners) listener();
    }
    dispose() {
      this.listeners.clear();
    }
  },
}));

const PLACES = {} as LogPlaces;
const LOG = { path: '/logs/PT1H.json' } as Uri;
const FOUND = {
  key: 'a',
  log: oneLog({ kind: 'file', name: 'PT1H.json', path: '/logs/PT1H.json' }),
};

let open: Set<number>;
let pool: SessionPool;

beforeEach(() => {
  vi.mocked(sourceOfUri).mockReset().mockResolvedValue(FOUND);
  open = new Set();
  pool = new SessionPool({
    openSession: (session) => void open.add(session),
    closeSession: (session) => void open.delete(session),
    setLive: () => undefined,
    retryLoading: () => undefined,
  });
});

describe('a document', () => {
  it('holds a session', async () => {
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    expect(document.lease?.session).toBe(1);
    expect(document.state).toMatchObject({ phase: 'loading', name: 'PT1H.json' });
  });

  it('that cannot be had opens too, and says why', async () => {
    vi.mocked(sourceOfUri).mockRejectedValue(new FailureError('not-found', 'Gone.', 'Look.'));
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    expect(document.lease).toBeUndefined();
    expect(document.state).toMatchObject({
      phase: 'failed',
      name: 'PT1H.json',
      failure: { code: 'not-found', message: 'Gone.', remedy: 'Look.' },
    });
  });

  it('read again has a new session, and the old one ends', async () => {
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    const reloaded = vi.fn();
    document.onReloaded(reloaded);
    await document.reload();
    expect(document.lease?.session).toBe(2);
    expect([...open]).toEqual([2]);
    expect(reloaded).toHaveBeenCalledTimes(1);
  });

  it('read again after a failure has lost the failure', async () => {
    vi.mocked(sourceOfUri).mockRejectedValueOnce(new FailureError('not-found', 'Gone.'));
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    await document.reload();
    expect(document.state.phase).toBe('loading');
    expect(document.state).not.toHaveProperty('failure');
  });

  it('read again twice at once holds one session, and gives it back', async () => {
    vi.useFakeTimers();
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    await Promise.all([document.reload(), document.reload()]);
    document.dispose();
    vi.runAllTimers();
    vi.useRealTimers();
    expect([...open]).toEqual([]);
  });

  it('closed while it is read again holds nothing', async () => {
    vi.useFakeTimers();
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    const reloading = document.reload();
    document.dispose();
    await reloading;
    vi.runAllTimers();
    vi.useRealTimers();
    expect([...open]).toEqual([]);
  });
});

describe('a log that is written anew while it is read', () => {
  const changed = {
    ...beginning('PT1H.json'),
    phase: 'failed',
    failure: { code: 'changed', message: 'It was written anew.', remedy: 'Read it again.' },
  } as const;

  /** The document's session ends, as its log was written anew. */
  async function change(document: FlowLogDocument) {
    const { session } = document.lease!;
    pool.changed(session, changed);
    await vi.waitFor(() => expect(document.lease?.session).not.toBe(session));
  }

  it('is read from its beginning again, and says so', async () => {
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    const reloaded = vi.fn();
    document.onReloaded(reloaded);
    const heard = vi.fn();
    document.listen(heard);
    await change(document);
    expect(reloaded).toHaveBeenCalledTimes(1);
    expect(heard.mock.calls).toEqual([[{ ...beginning('PT1H.json'), restarts: 1 }]]);
    expect(document.state).toMatchObject({ phase: 'loading', restarts: 1 });
    pool.changed(document.lease!.session, { ...beginning('PT1H.json'), phase: 'ready' });
    expect(document.state).toMatchObject({ phase: 'ready', restarts: 1 });
    expect([...open]).toEqual([2]);
  });

  it('again and again is given up, until somebody asks', async () => {
    const document = await FlowLogDocument.open(LOG, pool, PLACES);
    for (let time = 0; time < 3; time++) await change(document);
    pool.changed(document.lease!.session, changed);
    expect(document.state).toEqual({ ...changed, restarts: 3 });
    await document.reload();
    expect(document.state).toEqual(beginning('PT1H.json'));
  });
});
