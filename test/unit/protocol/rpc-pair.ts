import { expect } from 'vitest';
import { FailureError } from '../../../src/protocol/failure.ts';
import type { Cancellation } from '../../../src/protocol/platform.ts';
import { Rpc } from '../../../src/protocol/rpc.ts';
import { channelPair } from './channel-pair.ts';
import { deferred } from './deferred.ts';

/** What the sides of these tests say to each other. */
export interface Words {
  double(params: number, signal: Cancellation): number;
  wait(params: null, signal: Cancellation): Promise<string>;
  fail(params: null): never;
  give(params: null): unknown;
}

/** Some of the words as one side understands them. */
export type Handlers = {
  readonly [K in keyof Words]?: (params: never, signal: Cancellation) => unknown;
};
/** A side that is never called. */
export type Nothing = Record<never, never>;

/** Why a line is stopped. */
export const STOP = {
  code: 'stopped',
  message: 'The line is gone.',
  remedy: 'Open it again.',
} as const;

/** A caller, and the side that answers it with `handlers`. */
export function pair(handlers: Handlers) {
  const line = channelPair();
  const caller = new Rpc<Words>(line.near, {});
  const answerer = new Rpc<Nothing>(line.far, handlers);
  return { ...line, caller, answerer };
}

/** Handlers whose `wait` goes on until it is called off; `signals` are those that it was given. */
export function waiting() {
  const signals: Cancellation[] = [];
  const begun = deferred();
  const calledOff = deferred();
  const wait = (_params: null, signal: Cancellation) => {
    signals.push(signal);
    begun.resolve();
    return new Promise((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        calledOff.resolve();
        reject(new FailureError('cancelled', 'Called off.'));
      });
    });
  };
  return { handlers: { wait }, signals, begun: begun.promise, calledOff: calledOff.promise };
}

/** What a call fails with, as a plain object. */
export async function failureOf(call: Promise<unknown>): Promise<Record<string, unknown>> {
  const thrown: unknown = await call.then(
    (value) => expect.fail(`The call was answered: ${String(value)}`),
    (failure: unknown) => failure,
  );
  expect(thrown).toBeInstanceOf(FailureError);
  const { code, message, remedy } = thrown as FailureError;
  return { code, message, remedy };
}
