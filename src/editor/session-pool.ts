import type { FailureError } from '../protocol/failure.ts';
import { after } from '../protocol/platform.ts';
import type { LiveWish, LogDescription, SessionState } from '../protocol/session.ts';

/** How long a session outlives its last lease, ms: a tab that is moved closes and opens again. */
export const GRACE = 10_000;

/** What a pool needs of the engine. */
export interface SessionEngine {
  openSession(session: number, log: LogDescription): void;
  closeSession(session: number): void;
  setLive(session: number, wish: LiveWish | null): void;
  retryLoading(session: number): void;
}

type Listener = (state: SessionState) => void;

interface Entry {
  readonly id: number;
  readonly key: string;
  leases: number;
  state: SessionState;
  callOffEnd: (() => void) | undefined;
  readonly listeners: Set<Listener>;
}

/** A share in a session. It is given back once. */
export interface Lease {
  readonly session: number;
  readonly state: SessionState;
  /** Reads on what was not read. */
  retry(): void;
  /** Has it take what comes to its logs, or ends that. */
  setLive(wish: LiveWish | null): void;
  /** Hears of every change from now on, until the function returned is called. */
  listen(listener: Listener): () => void;
  release(): void;
}

/**
 * Sessions by what they read, counted: a log that is open twice, or closed and opened again at
 * once, is read once. The last lease to go ends the session, after a little grace.
 */
export class SessionPool {
  private readonly engine: SessionEngine;
  /** Sessions that the next `acquire` may share, and all that live. */
  private readonly byKey = new Map<string, Entry>();
  private readonly byId = new Map<number, Entry>();
  private nextId = 1;

  constructor(engine: SessionEngine) {
    this.engine = engine;
  }

  /** A share in the session for `key`, which is opened where there is none. */
  acquire(key: string, log: LogDescription): Lease {
    const entry = this.shared(key) ?? this.open(key, log);
    entry.callOffEnd?.();
    entry.callOffEnd = undefined;
    entry.leases++;
    return this.lease(entry);
  }

  /** A session that ended badly and that nobody holds is not worth another look. */
  private shared(key: string): Entry | undefined {
    const entry = this.byKey.get(key);
    const isSpoilt = entry?.state.phase === 'failed' || entry?.state.phase === 'cancelled';
    if (entry === undefined || entry.leases > 0 || !isSpoilt) return entry;
    this.forget(key);
    return undefined;
  }

  /** Forgets the session for `key`, so that the next `acquire` reads anew. Its leases go on. */
  forget(key: string): void {
    const entry = this.byKey.get(key);
    if (entry === undefined) return;
    this.byKey.delete(key);
    if (entry.leases === 0) this.end(entry);
  }

  /** The engine reports a session's state. */
  changed(session: number, state: SessionState): void {
    const entry = this.byId.get(session);
    if (entry !== undefined) this.tell(entry, state);
  }

  /** The engine has died, and all sessions with it. */
  lost({ code, message, remedy }: FailureError): void {
    const entries = [...this.byId.values()];
    this.byKey.clear();
    this.byId.clear();
    for (const entry of entries) {
      entry.callOffEnd?.();
      this.tell(entry, { ...entry.state, phase: 'failed', failure: { code, message, remedy } });
    }
  }

  private open(key: string, log: LogDescription): Entry {
    const id = this.nextId++;
    const state = beginning(log.name);
    const entry: Entry = {
      id,
      key,
      leases: 0,
      state,
      callOffEnd: undefined,
      listeners: new Set(),
    };
    this.byKey.set(key, entry);
    this.byId.set(id, entry);
    this.engine.openSession(id, log);
    return entry;
  }

  private lease(entry: Entry): Lease {
    let isHeld = true;
    return {
      session: entry.id,
      get state() {
        return entry.state;
      },
      listen: (listener) => {
        entry.listeners.add(listener);
        return () => void entry.listeners.delete(listener);
      },
      retry: () => this.engine.retryLoading(entry.id),
      setLive: (wish) => this.engine.setLive(entry.id, wish),
      release: () => {
        if (!isHeld) return;
        isHeld = false;
        this.released(entry);
      },
    };
  }

  private released(entry: Entry): void {
    entry.leases--;
    if (entry.leases > 0) return;
    if (this.byKey.get(entry.key) !== entry) return this.end(entry);
    entry.callOffEnd = after(GRACE, () => {
      this.byKey.delete(entry.key);
      this.end(entry);
    });
  }

  private end(entry: Entry): void {
    entry.callOffEnd?.();
    if (this.byId.delete(entry.id)) this.engine.closeSession(entry.id);
  }

  private tell(entry: Entry, state: SessionState): void {
    entry.state = state;
    for (const listener of [...entry.listeners]) listener(state);
  }
}

/** What is known of a session before its engine has said a word. */
export function beginning(name: string): SessionState {
  return {
    phase: 'loading',
    name,
    bytesRead: 0,
    bytesTotal: 0,
    totals: { rows: 0, denied: 0, bytes: null, firstTime: 0, lastTime: 0, target: '', kind: '' },
    verdict: 'empty',
    problems: 0,
    problemsByKind: {},
    canBeLive: false,
    memory: 0,
    leftOut: 0,
  };
}
