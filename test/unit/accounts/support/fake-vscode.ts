import { vi } from 'vitest';
import type { AccountMemory } from '../../../../src/accounts/account-store.ts';
import type { Log } from '../../../../src/platform/log.ts';

/** An event of the editor's, as tests need it. */
export class EventEmitter<T> {
  private readonly listeners = new Set<(value: T) => void>();
  readonly event = (listener: (value: T) => void) => {
    this.listeners.add(listener);
    return { dispose: () => void this.listeners.delete(listener) };
  };
  fire(value: T): void {
    for (const listener of this.listeners) listener(value);
  }
  dispose(): void {
    this.listeners.clear();
  }
}

/** The part of the module `vscode` that accounts need; `values` are the settings. */
export function fakeVscode(values: Map<string, unknown>) {
  const changed = new EventEmitter<{ affectsConfiguration: (name: string) => boolean }>();
  return {
    EventEmitter,
    Disposable: {
      from: (...all: { dispose: () => void }[]) => ({
        dispose: () => all.forEach((one) => one.dispose()),
      }),
    },
    workspace: {
      onDidChangeConfiguration: changed.event,
      getConfiguration: () => ({
        get: (name: string, fallback: unknown) => values.get(name) ?? fallback,
      }),
    },
    changeSetting: (name: string, value: unknown) => {
      values.set(name, value);
      changed.fire({ affectsConfiguration: (asked) => asked === `flowLogs.${name}` });
    },
  };
}

/** The editor's memory: what is in the global state, and what is secret. */
export function fakeMemory() {
  const state = new Map<string, unknown>();
  const secrets = new Map<string, string>();
  const changed = new EventEmitter<{ key: string }>();
  const memory = {
    globalState: {
      get: (key: string) => state.get(key),
      update: (key: string, value: unknown) => {
        state.set(key, JSON.parse(JSON.stringify(value)));
        return Promise.resolve();
      },
    },
    secrets: {
      onDidChange: changed.event,
      get: (key: string) => Promise.resolve(secrets.get(key)),
      store: (key: string, value: string) => {
        secrets.set(key, value);
        changed.fire({ key });
        return Promise.resolve();
      },
      delete: (key: string) => {
        secrets.delete(key);
        changed.fire({ key });
        return Promise.resolve();
      },
    },
  };
  return { state, secrets, memory: memory as unknown as AccountMemory };
}

/** A log that remembers what it was told. */
export function fakeLog() {
  const lines: string[] = [];
  const take = vi.fn((line: string) => void lines.push(line));
  return {
    lines,
    log: {
      debug: take,
      info: take,
      warn: take,
      error: take,
      recent: () => lines,
      dispose: () => undefined,
    } satisfies Log,
  };
}
