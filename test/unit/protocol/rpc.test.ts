import { describe, expect, it } from 'vitest';
import { FailureError } from '../../../src/protocol/failure.ts';
import { Rpc } from '../../../src/protocol/rpc.ts';
import { channelPair } from './channel-pair.ts';
import { deferred, turns } from './deferred.ts';
import { failureOf, pair, type Words } from './rpc-pair.ts';

function oops(): never {
  throw new Error('Oops.');
}

/** Rejects with whatever it is given, as code that is not ours may. */
async function rejecting(thrown: unknown): Promise<never> {
  await turns(1);
  throw thrown;
}

describe('a call', () => {
  it('brings back the result', async () => {
    const { caller } = pair({ double: (value: number) => value * 2 });
    expect(await caller.call('double', 21)).toBe(42);
  });

  it('waits for a result that takes time', async () => {
    const { caller } = pair({ double: (value: number) => turns(5).then(() => value * 2) });
    expect(await caller.call('double', 4)).toBe(8);
  });

  it('brings back nothing where the method returns nothing', async () => {
    const { caller } = pair({ give: () => undefined });
    expect(await caller.call('give', null)).toBeUndefined();
  });

  it('gets its own answer, whatever the order of the answers', async () => {
    const gates = [1, 2, 3].map(() => deferred());
    const { caller } = pair({
      double: (value: number) => gates[value - 1]!.promise.then(() => value * 2),
    });
    const order: number[] = [];
    const calls = [1, 2, 3].map((value) =>
      caller.call('double', value).then((result) => {
        order.push(value);
        return result;
      }),
    );
    for (const gate of gates.toReversed()) {
      gate.resolve();
      await turns(3);
    }
    expect(await Promise.all(calls)).toEqual([2, 4, 6]);
    expect(order).toEqual([3, 2, 1]);
  });

  it('can be made by both sides at once', async () => {
    const line = channelPair();
    const near = new Rpc<Words>(line.near, { double: (value: number) => value * 2 });
    const far = new Rpc<Words>(line.far, { double: (value: number) => value * 200 });
    expect(await Promise.all([near.call('double', 1), far.call('double', 1)])).toEqual([200, 2]);
  });
});

describe('a failure', () => {
  it('keeps its code, message and remedy', async () => {
    const { caller } = pair({
      fail: () => {
        throw new FailureError('too-large', 'It has 60 MB.', 'Save it.');
      },
    });
    expect(await failureOf(caller.call('fail', null))).toEqual({
      code: 'too-large',
      message: 'It has 60 MB.',
      remedy: 'Save it.',
    });
  });

  it.each([
    ['thrown at once', () => oops()],
    ['rejected later', () => turns(2).then(oops)],
  ])('that nobody foresaw is internal, without its stack: %s', async (_name, fail) => {
    const { caller, posted } = pair({ fail });
    const failure = await failureOf(caller.call('fail', null));
    expect(failure).toMatchObject({ code: 'internal', message: 'Oops.' });
    expect(failure['remedy']).not.toBe('');
    const crossed = posted.find((message) => (message as { kind: string }).kind === 'failure');
    expect(Object.keys((crossed as { failure: object }).failure).sort()).toEqual([
      'code',
      'message',
      'remedy',
    ]);
    expect(JSON.stringify(crossed)).not.toContain('rpc.test.ts');
  });

  it.each([
    ['text', 'just text', 'just text'],
    ['nothing', undefined, 'undefined'],
    ['a symbol', Symbol('sign'), 'Symbol(sign)'],
  ])('may be thrown as %s', async (_name, thrown: unknown, message) => {
    const { caller } = pair({ fail: () => rejecting(thrown) });
    expect(await failureOf(caller.call('fail', null))).toMatchObject({ code: 'internal', message });
  });

  it('reaches the caller where what was thrown has no text', async () => {
    const { caller } = pair({ fail: () => rejecting(Object.create(null)) });
    const call = caller.call('fail', null, { timeout: 2000 });
    expect(await failureOf(call)).toMatchObject({ code: 'internal' });
  });

  it('reaches the caller where the result cannot be posted', async () => {
    const { caller } = pair({ give: () => ({ notForPosting: () => 1 }) });
    expect(await failureOf(caller.call('give', null))).toMatchObject({ code: 'internal' });
  });

  it('is a FailureError where the parameters cannot be posted, and leaves nothing behind', async () => {
    const { caller, posted } = pair({ double: () => 1 });
    const params = (() => 1) as unknown as number;
    expect(await failureOf(caller.call('double', params))).toMatchObject({ code: 'internal' });
    expect(posted).toEqual([]);
  });

  it.each(['nope', 'constructor', '__proto__', 'toString', 'hasOwnProperty', ''])(
    'says that a method does not exist: “%s”',
    async (method) => {
      const { caller } = pair({ double: () => 1 });
      const failure = await failureOf(caller.call(method as 'double', 1));
      expect(failure).toMatchObject({ code: 'internal' });
      expect(failure['message']).toContain(`“${method}”`);
    },
  );
});
