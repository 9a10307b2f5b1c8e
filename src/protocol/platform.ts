/** What the rpc needs of Node, a page or a web worker; all of them have it. */

/** A signal that work is no longer wanted: the platforms' AbortSignal fits. */
export interface Cancellation {
  readonly aborted: boolean;
  addEventListener(type: 'abort', listener: () => void): void;
  removeEventListener(type: 'abort', listener: () => void): void;
}

interface Canceller {
  readonly signal: Cancellation;
  abort(): void;
}

type Timer = number | { readonly brand?: 'timer' };

interface Platform {
  readonly AbortController: new () => Canceller;
  readonly setTimeout: (callback: () => void, ms: number) => Timer;
  readonly clearTimeout: (timer: Timer) => void;
}

const platform = globalThis as unknown as Platform;

/** A new signal and the means to raise it. */
export function canceller(): Canceller {
  return new platform.AbortController();
}

/** Calls back once after `ms`; the function returned calls it off. */
export function after(ms: number, callback: () => void): () => void {
  const timer = platform.setTimeout(callback, ms);
  return () => platform.clearTimeout(timer);
}
