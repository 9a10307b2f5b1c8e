import { describe, expect, it } from 'vitest';
import { Rpc } from '../../../src/protocol/rpc.ts';
import { handChannel } from './channel-pair.ts';
import { turns } from './deferred.ts';
import { type Nothing, STOP, type Words } from './rpc-pair.ts';

describe('a message that is none', () => {
  it.each([
    ['undefined', undefined],
    ['null', null],
    ['text', 'call'],
    ['a number', 7],
    ['a list', [1, 2]],
    ['an object without a kind', { id: 1 }],
    ['an unknown kind', { kind: 'webpackOk', id: 1 }],
    ['a result without a call', { kind: 'result', id: 99, value: 1 }],
    ['a failure without a call', { kind: 'failure', id: 99, failure: STOP }],
    ['a failure without words', { kind: 'failure', id: 99 }],
    ['a cancellation without a call', { kind: 'cancel', id: 99 }],
  ])('is passed over: %s', async (_name, message) => {
    const { channel, posted, hear } = handChannel();
    const rpc = new Rpc<Words>(channel, { double: (value: number) => value * 2 });
    const call = rpc.call('double', 1, { timeout: 2000 });
    expect(() => hear(message)).not.toThrow();
    hear({ kind: 'result', id: posted[0]!['id'], value: 2 });
    expect(await call).toBe(2);
  });

  it.each([
    ['an unknown kind', { kind: 'webpackOk' }],
    ['a failure without words', { kind: 'failure' }],
    ['a failure that is null', { kind: 'failure', failure: null }],
  ])('never leaves a call waiting, though it bears its number: %s', async (_name, message) => {
    const { channel, posted, hear } = handChannel();
    const rpc = new Rpc<Words>(channel, {});
    let isOver = false;
    const call = rpc.call('double', 1).then(
      (value) => (isOver = value === 2),
      () => (isOver = true),
    );
    const id = posted[0]!['id'];
    try {
      hear({ ...message, id });
    } catch {
      // What is asked here is only whether the caller still gets an answer.
    }
    hear({ kind: 'result', id, value: 2 });
    await turns(1);
    expect(isOver).toBe(true);
    await call;
  });

  it('is answered where it is a call without a method', async () => {
    const { channel, posted, hear } = handChannel();
    new Rpc<Nothing>(channel, { double: () => 1 });
    hear({ kind: 'call', id: 5 });
    await turns(1);
    expect(posted).toMatchObject([{ kind: 'failure', id: 5, failure: { code: 'internal' } }]);
  });
});
