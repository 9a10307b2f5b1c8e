import { type Failure, FailureError, fromFailure, toFailure } from './failure.ts';
import { after, type Cancellation, canceller } from './platform.ts';

/** How two sides reach each other. What is posted must survive a structured clone. */
export interface Channel {
  post(message: unknown): void;
  listen(listener: (message: unknown) => void): void;
}

/** The words of one side: each method takes one value, and a signal where it may be cancelled. */
export type Api<T> = {
  [K in keyof T]: (params: never, signal: Cancellation) => unknown;
};

type Params<T, K extends keyof T> = T[K] extends (params: infer P, ...rest: never[]) => unknown
  ? P
  : never;
type Result<T, K extends keyof T> = T[K] extends (...args: never[]) => infer R ? Awaited<R> : never;

/** How long to wait for an answer, and what calls it off. */
export interface CallOptions {
  readonly signal?: Cancellation;
  /** After so many ms the call fails with `timeout`; never, without. */
  readonly timeout?: number;
}

type Message =
  | {
      readonly kind: 'call';
      readonly id: number;
      readonly method: string;
      readonly params: unknown;
    }
  | { readonly kind: 'cancel'; readonly id: number }
  | { readonly kind: 'result'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failure'; readonly id: number; readonly failure: Failure };

interface Pending {
  readonly resolve: (value: unknown) => void;
  readonly reject: (failure: FailureError) => void;
}

/**
 * Calls between two sides that share no memory. A call ends in exactly one of: its result, the
 * other side's failure, `cancelled`, `timeout`, or `stopped` when the channel goes away; it never
 * waits for ever. Methods not in `handlers` fail as `internal`.
 */
export class Rpc<Remote extends Api<Remote>> {
  private readonly channel: Channel;
  private readonly handlers: ReadonlyMap<string, Handler>;
  private readonly pending = new Map<number, Pending>();
  private readonly running = new Map<number, { abort(): void }>();
  /** Not 1: a page that is made anew must not take the answers to the page before it. */
  private nextId = Math.floor(Math.random() * 2 ** 40);
  private stopped: FailureError | undefined;

  constructor(channel: Channel, handlers: object) {
    this.channel = channel;
    this.handlers = new Map(Object.entries(handlers) as [string, Handler][]);
    channel.listen((message) => {
      if (isMessage(message)) this.receive(message);
    });
  }

  /** Calls a method of the other side. Rejects with a `FailureError`. */
  call<K extends keyof Remote & string>(
    method: K,
    params: Params<Remote, K>,
    { signal, timeout }: CallOptions = {},
  ): Promise<Result<Remote, K>> {
    if (this.stopped !== undefined) return Promise.reject(this.stopped);
    if (signal?.aborted === true) return Promise.reject(cancelled());
    const id = this.nextId++;
    return new Promise<unknown>((resolve, reject) => {
      const giveUp = (failure: FailureError) => {
        this.post({ kind: 'cancel', id });
        this.settle(id)?.reject(failure);
      };
      const onAbort = () => giveUp(cancelled());
      const callOff =
        timeout === undefined ? () => undefined : after(timeout, () => giveUp(timedOut(timeout)));
      const done = () => {
        callOff();
        signal?.removeEventListener('abort', onAbort);
      };
      signal?.addEventListener('abort', onAbort);
      this.pending.set(id, {
        resolve: (value) => (done(), resolve(value)),
        reject: (failure) => (done(), reject(failure)),
      });
      this.send(id, { kind: 'call', id, method, params });
    }) as Promise<Result<Remote, K>>;
  }

  /** The other side was made anew and has just called: ends what it had asked for before that. */
  endEarlier(): void {
    for (const work of [...this.running.values()].slice(0, -1)) work.abort();
  }

  /** The channel is gone: fails all calls that wait, ends all that run, refuses new ones. */
  stop(failure: Failure): void {
    this.stopped = fromFailure(failure);
    for (const { reject } of this.pending.values()) reject(this.stopped);
    for (const work of this.running.values()) work.abort();
    this.pending.clear();
    this.running.clear();
  }

  private post(message: Message): void {
    if (this.stopped === undefined) this.channel.post(message);
  }

  /** What cannot be cloned fails at once: nobody would ever answer it. */
  private send(id: number, message: Message): void {
    try {
      this.post(message);
    } catch (thrown) {
      this.settle(id)?.reject(fromFailure(toFailure(thrown)));
    }
  }

  private settle(id: number): Pending | undefined {
    const pending = this.pending.get(id);
    this.pending.delete(id);
    return pending;
  }

  private receive(message: Message): void {
    if (this.stopped !== undefined) return;
    if (message.kind === 'call') void this.answer(message.id, message.method, message.params);
    else if (message.kind === 'cancel') this.running.get(message.id)?.abort();
    else {
      const pending = this.settle(message.id);
      if (message.kind === 'result') pending?.resolve(message.value);
      else pending?.reject(fromFailure(message.failure));
    }
  }

  private async answer(id: number, method: string, params: unknown): Promise<void> {
    const work = canceller();
    this.running.set(id, work);
    try {
      const handler = this.handlers.get(method);
      if (handler === undefined) throw new Error(`There is no method “${method}”.`);
      this.post({ kind: 'result', id, value: await handler(params, work.signal) });
    } catch (thrown) {
      this.post({ kind: 'failure', id, failure: toFailure(thrown) });
    } finally {
      if (this.running.get(id) === work) this.running.delete(id);
    }
  }
}

type Handler = (params: unknown, signal: Cancellation) => unknown;

/** Anybody may post to a page: what is not in our form is passed over. */
function isMessage(message: unknown): message is Message {
  if (typeof message !== 'object' || message === null) return false;
  const { kind, id, failure } = message as Readonly<Record<string, unknown>>;
  if (kind === 'failure' && (typeof failure !== 'object' || failure === null)) return false;
  return typeof id === 'number' && KINDS.has(kind);
}

const KINDS: ReadonlySet<unknown> = new Set(['call', 'cancel', 'result', 'failure']);

function cancelled(): FailureError {
  return new FailureError('cancelled', 'The work was cancelled.');
}

function timedOut(ms: number): FailureError {
  const message = `There was no answer within ${ms / 1000} s.`;
  return new FailureError('timeout', message, 'Try again; close other large logs if it stays so.');
}
