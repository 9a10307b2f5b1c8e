import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Rpc } from '../../../src/protocol/rpc.ts';
import { handChannel } from './channel-pair.ts';
import { turns } from './deferred.ts';
import { failureOf, type Nothing, pair, STOP, waiting, type Words } from './rpc-pair.ts';

describe('cancelling', () => {
  it('reaches the caller at once and the other side soon', async () => {
    const { handlers, begun, calledOff, signals } = waiting();
    const { caller } = pair(handlers);
    const abort = new AbortController();
    const call = caller.call('wait', null, { signal: abort.signal });
    await begun;
    expect(signals[0]!.aborted).toBe(false);
    abort.abort();
    expect(await failureOf(call)).toMatchObject({ code: 'cancelled' });
    await calledOff;
    expect(signals[0]!.aborted).toBe(true);
  });

  it('ends only the call that it is for', async () => {
    const { handlers, begun, signals } = waiting();
    const { caller } = pair({ ...handlers, double: (value: number) => value * 2 });
    const abort = new AbortController();
    const first = caller.call('wait', null, { signal: abort.signal });
    const second = caller.call('wait', null);
    second.catch(() => undefined);
    await begun;
    abort.abort();
    expect(await failureOf(first)).toMatchObject({ code: 'cancelled' });
    expect(await caller.call('double', 2)).toBe(4);
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, false]);
  });

  it('before the call posts nothing', async () => {
    const { caller, posted } = pair({ double: () => 1 });
    const call = caller.call('double', 1, { signal: AbortSignal.abort() });
    expect(await failureOf(call)).toMatchObject({ code: 'cancelled' });
    expect(posted).toEqual([]);
  });

  it('after the answer does nothing', async () => {
    const { caller, posted } = pair({ double: (value: number) => value * 2 });
    const abort = new AbortController();
    expect(await caller.call('double', 1, { signal: abort.signal })).toBe(2);
    abort.abort();
    await turns(3);
    expect(posted.map((message) => (message as { kind: string }).kind)).toEqual(['call', 'result']);
  });

  it('is over when the caller says so, even if the other side answers all the same', async () => {
    const { channel, posted, hear } = handChannel();
    const caller = new Rpc<Words>(channel, {});
    const abort = new AbortController();
    const call = caller.call('double', 1, { signal: abort.signal });
    abort.abort();
    expect(await failureOf(call)).toMatchObject({ code: 'cancelled' });
    expect(posted.map(({ kind }) => kind)).toEqual(['call', 'cancel']);
    expect(() => hear({ kind: 'result', id: posted[0]!['id'], value: 2 })).not.toThrow();
  });
});

describe('a time-out', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
  afterEach(() => void vi.useRealTimers());

  it('reaches the caller and calls the other side off', async () => {
    const { handlers, begun, calledOff } = waiting();
    const { caller } = pair(handlers);
    const call = caller.call('wait', null, { timeout: 30_000 });
    const failure = failureOf(call);
    await begun;
    vi.advanceTimersByTime(29_999);
    await turns(2);
    vi.advanceTimersByTime(1);
    expect(await failure).toMatchObject({
      code: 'timeout',
      message: 'There was no answer within 30 s.',
    });
    await calledOff;
  });

  it('does not strike a call that was answered', async () => {
    const { caller, posted } = pair({ double: (value: number) => value * 2 });
    expect(await caller.call('double', 2, { timeout: 1000 })).toBe(4);
    expect(vi.getTimerCount()).toBe(0);
    vi.advanceTimersByTime(2000);
    expect(posted).toHaveLength(2);
  });

  it('leaves no timer behind where the call was cancelled', async () => {
    const { caller } = pair(waiting().handlers);
    const abort = new AbortController();
    const call = failureOf(caller.call('wait', null, { timeout: 1000, signal: abort.signal }));
    abort.abort();
    expect(await call).toMatchObject({ code: 'cancelled' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('leaves no listener on a signal that lives on', async () => {
    const { caller } = pair(waiting().handlers);
    const { signal } = new AbortController();
    const added = vi.spyOn(signal, 'addEventListener');
    const removed = vi.spyOn(signal, 'removeEventListener');
    const call = failureOf(caller.call('wait', null, { timeout: 1000, signal }));
    vi.advanceTimersByTime(1000);
    expect(await call).toMatchObject({ code: 'timeout' });
    expect(removed.mock.calls).toEqual(added.mock.calls);
  });
});

describe('stop', () => {
  it('fails the calls that wait, each with the reason', async () => {
    const { caller } = pair(waiting().handlers);
    const calls = [caller.call('wait', null), caller.call('wait', null)].map(failureOf);
    caller.stop(STOP);
    expect(await Promise.all(calls)).toEqual([STOP, STOP]);
  });

  it('calls off the work that runs', async () => {
    const { handlers, begun, signals } = waiting();
    const { caller, answerer } = pair(handlers);
    caller.call('wait', null).catch(() => undefined);
    await begun;
    answerer.stop(STOP);
    expect(signals[0]!.aborted).toBe(true);
  });

  it('refuses calls from then on, and posts no more', async () => {
    const { caller, posted } = pair({ double: (value: number) => value * 2 });
    caller.stop(STOP);
    expect(await failureOf(caller.call('double', 1))).toEqual(STOP);
    expect(posted).toEqual([]);
  });

  it('posts no answer of what was running', async () => {
    const { handlers, begun } = waiting();
    const { caller, answerer, posted } = pair(handlers);
    caller.call('wait', null).catch(() => undefined);
    await begun;
    answerer.stop(STOP);
    await turns(3);
    expect(posted).toHaveLength(1);
  });

  it('begins no work that is asked for later', async () => {
    const { channel, hear } = handChannel();
    const double = vi.fn();
    new Rpc<Nothing>(channel, { double }).stop(STOP);
    hear({ kind: 'call', id: 1, method: 'double', params: 1 });
    await turns(1);
    expect(double).not.toHaveBeenCalled();
  });

  it('leaves no timer behind', () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { caller } = pair({});
    caller.call('wait', null, { timeout: 1000 }).catch(() => undefined);
    caller.stop(STOP);
    expect(vi.getTimerCount()).toBe(0);
    vi.useRealTimers();
  });
});

describe('a page that is made anew on the same line', () => {
  it('does not take the answers to the page before it', async () => {
    const { channel, posted, hear } = handChannel();
    const before = new Rpc<Nothing & Words>(channel, {});
    before.call('double', 1).catch(() => undefined);
    const anew = new Rpc<Nothing & Words>(channel, {});
    const answer = anew.call('double', 2);
    const [stale, fresh] = posted.map(({ id }) => id);
    hear({ kind: 'result', id: stale, value: 'of the page before' });
    hear({ kind: 'result', id: fresh, value: 4 });
    expect(await answer).toBe(4);
  });

  it('has the host end what the page before had asked for, and not its own call', () => {
    const { channel, hear } = handChannel();
    const signals: AbortSignal[] = [];
    const wait = (_: null, signal: AbortSignal) => {
      signals.push(signal);
      return new Promise(() => undefined);
    };
    const host = new Rpc<Nothing>(channel, { wait });
    for (const id of [7, 8, 9]) hear({ kind: 'call', id, method: 'wait', params: null });
    host.endEarlier();
    expect(signals.map(({ aborted }) => aborted)).toEqual([true, true, false]);
  });
});
