import type { Channel } from '../../../src/protocol/rpc.ts';

/** Two ends of a line in memory: what is posted is cloned, and heard in a later turn. */
export interface ChannelPair {
  readonly near: Channel;
  readonly far: Channel;
  /** All that was posted, by either end, in its order. */
  readonly posted: unknown[];
  /** Cuts the line: nothing is heard from now on. */
  readonly cut: () => void;
}

/** A pair of channels that behaves as a MessagePort does, without one. */
export function channelPair(): ChannelPair {
  const posted: unknown[] = [];
  const listeners = { near: new Set<Listener>(), far: new Set<Listener>() };
  let isCut = false;
  const end = (mine: keyof typeof listeners, other: keyof typeof listeners): Channel => ({
    post: (message) => {
      const copy: unknown = structuredClone(message);
      posted.push(copy);
      setImmediate(() => {
        if (!isCut) for (const listener of listeners[other]) listener(copy);
      });
    },
    listen: (listener) => void listeners[mine].add(listener),
  });
  return {
    near: end('near', 'far'),
    far: end('far', 'near'),
    posted,
    cut: () => {
      isCut = true;
    },
  };
}

type Listener = (message: unknown) => void;

/** A channel whose other end is the test: it says what is heard, and sees what is posted. */
export function handChannel(): {
  readonly channel: Channel;
  readonly posted: Record<string, unknown>[];
  readonly hear: (message: unknown) => void;
} {
  const posted: Record<string, unknown>[] = [];
  const listeners: Listener[] = [];
  return {
    channel: {
      post: (message) => void posted.push(structuredClone(message) as Record<string, unknown>),
      listen: (listener) => void listeners.push(listener),
    },
    posted,
    hear: (message) => {
      for (const listener of listeners) listener(message);
    },
  };
}
