import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  beginning,
  GRACE,
  type SessionEngine,
  SessionPool,
} from '../../../src/editor/session-pool.ts';
import { FailureError } from '../../../src/protocol/failure.ts';
import { oneLog, type SessionState } from '../../../src/protocol/session.ts';

const LOG = oneLog({ kind: 'file', name: 'PT1H.json', path: '/logs/PT1H.json' });
const LOST = new FailureError('stopped', 'The engine has stopped.', 'Open it again.');

let opened: number[];
let closed: number[];
let pool: SessionPool;

beforeEach(() => {
  vi.useFakeTimers();
  opened = [];
  closed = [];
  const engine: SessionEngine = {
    openSession: (session, log) => {
      expect(log).toBe(LOG);
      opened.push(session);
    },
    closeSession: (session) => void closed.push(session),
    setLive: () => undefined,
    retryLoading: () => undefined,
  };
  pool = new SessionPool(engine);
});

afterEach(() => void vi.useRealTimers());

function ready(rows: number): SessionState {
  const start = beginning('PT1H.json');
  return { ...start, phase: 'ready', verdict: 'flow-log', totals: { ...start.totals, rows } };
}

/** A listener and the states that it heard, by the rows in them. */
function listener() {
  const rows: number[] = [];
  const phases: string[] = [];
  const listen = ({ phase, totals }: SessionState) => {
    rows.push(totals.rows);
    phases.push(phase);
  };
  return { listen, rows, phases };
}

describe('leases of one key', () => {
  it('share one session, which ends a while after the last is given back', () => {
    const first = pool.acquire('a', LOG);
    const second = pool.acquire('a', LOG);
    expect(second.session).toBe(first.session);
    expect(opened).toEqual([first.session]);
    first.release();
    vi.advanceTimersByTime(GRACE * 2);
    expect(closed).toEqual([]);
    second.release();
    vi.advanceTimersByTime(GRACE - 1);
    expect(closed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(closed).toEqual([first.session]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('find the session again within the grace, and it lives on', () => {
    const first = pool.acquire('a', LOG);
    pool.changed(first.session, ready(12));
    first.release();
    vi.advanceTimersByTime(GRACE - 1);
    const again = pool.acquire('a', LOG);
    expect(again.session).toBe(first.session);
    expect(again.state.totals.rows).toBe(12);
    vi.advanceTimersByTime(GRACE * 2);
    expect(closed).toEqual([]);
    expect(opened).toHaveLength(1);
  });

  it('have the whole grace each time', () => {
    pool.acquire('a', LOG).release();
    vi.advanceTimersByTime(GRACE - 1);
    pool.acquire('a', LOG).release();
    vi.advanceTimersByTime(GRACE - 1);
    expect(closed).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(closed).toHaveLength(1);
  });

  it('open a new session after the grace', () => {
    const first = pool.acquire('a', LOG);
    first.release();
    vi.advanceTimersByTime(GRACE);
    const next = pool.acquire('a', LOG);
    expect(next.session).not.toBe(first.session);
    expect(next.state).toEqual(beginning('PT1H.json'));
  });

  it('are given back once, however often that is said', () => {
    const first = pool.acquire('a', LOG);
    const second = pool.acquire('a', LOG);
    first.release();
    first.release();
    vi.advanceTimersByTime(GRACE);
    expect(closed).toEqual([]);
    second.release();
    vi.advanceTimersByTime(GRACE);
    expect(closed).toEqual([first.session]);
  });
});

it('leases of different keys have sessions of their own', () => {
  const [first, second] = [pool.acquire('a', LOG), pool.acquire('b', LOG)];
  expect(first.session).not.toBe(second.session);
  first.release();
  vi.advanceTimersByTime(GRACE);
  expect(closed).toEqual([first.session]);
});

describe('states', () => {
  it('begin with the name, as loading', () => {
    const { state } = pool.acquire('a', LOG);
    expect(state).toMatchObject({ phase: 'loading', name: 'PT1H.json', totals: { rows: 0 } });
  });

  it('reach every listener of their session, and no other', () => {
    const lease = pool.acquire('a', LOG);
    const [mine, too, other] = [listener(), listener(), listener()];
    lease.listen(mine.listen);
    pool.acquire('a', LOG).listen(too.listen);
    pool.acquire('b', LOG).listen(other.listen);
    pool.changed(lease.session, ready(5));
    expect([mine.rows, too.rows, other.rows]).toEqual([[5], [5], []]);
    expect(lease.state.totals.rows).toBe(5);
  });

  it('do not reach who has stopped listening, even in the middle', () => {
    const lease = pool.acquire('a', LOG);
    const [once, always] = [listener(), listener()];
    const stop = lease.listen((state) => {
      once.listen(state);
      stop();
    });
    lease.listen(always.listen);
    pool.changed(lease.session, ready(1));
    pool.changed(lease.session, ready(2));
    expect([once.rows, always.rows]).toEqual([[1], [1, 2]]);
  });

  it('of a session that nobody knows are passed over', () => {
    expect(() => pool.changed(99, ready(1))).not.toThrow();
  });
});

describe('forgetting', () => {
  it('makes the next lease read anew, and ends the old session with its last lease', () => {
    const old = pool.acquire('a', LOG);
    pool.forget('a');
    expect(closed).toEqual([]);
    const fresh = pool.acquire('a', LOG);
    expect(fresh.session).not.toBe(old.session);
    old.release();
    expect(closed).toEqual([old.session]);
    fresh.release();
    vi.advanceTimersByTime(GRACE);
    expect(closed).toEqual([old.session, fresh.session]);
  });

  it('ends a session in its grace at once, and only once', () => {
    const lease = pool.acquire('a', LOG);
    lease.release();
    pool.forget('a');
    expect(closed).toEqual([lease.session]);
    vi.advanceTimersByTime(GRACE * 2);
    expect(closed).toEqual([lease.session]);
  });

  it('of what is not there does nothing', () => {
    pool.forget('nothing');
    expect(closed).toEqual([]);
  });

  it('does not cut off the others that still hold the session', () => {
    const [first, second] = [pool.acquire('a', LOG), pool.acquire('a', LOG)];
    const heard = listener();
    second.listen(heard.listen);
    pool.forget('a');
    first.release();
    pool.changed(second.session, ready(7));
    expect(heard.rows).toEqual([7]);
    expect(second.state.totals.rows).toBe(7);
  });
});

describe('an engine that died', () => {
  it('fails every session with its reason, keeping what was known', () => {
    const lease = pool.acquire('a', LOG);
    const heard = listener();
    lease.listen(heard.listen);
    pool.changed(lease.session, ready(3));
    pool.lost(LOST);
    expect(heard.phases).toEqual(['ready', 'failed']);
    expect(lease.state).toMatchObject({ phase: 'failed', totals: { rows: 3 } });
    expect(lease.state.failure).toEqual({
      code: 'stopped',
      message: 'The engine has stopped.',
      remedy: 'Open it again.',
    });
  });

  it('fails sessions too that were forgotten and are still held', () => {
    const lease = pool.acquire('a', LOG);
    pool.forget('a');
    pool.lost(LOST);
    expect(lease.state.phase).toBe('failed');
  });

  it('makes the next lease read anew', () => {
    const first = pool.acquire('a', LOG);
    pool.lost(LOST);
    expect(pool.acquire('a', LOG).session).not.toBe(first.session);
  });

  it('is not asked to close what died with it', () => {
    const [held, inGrace] = [pool.acquire('a', LOG), pool.acquire('b', LOG)];
    inGrace.release();
    pool.lost(LOST);
    held.release();
    vi.advanceTimersByTime(GRACE * 2);
    expect(closed).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });
});
