import { monitorEventLoopDelay } from 'node:perf_hooks';
import { resolve } from 'node:path';
import { EngineClient } from '../../src/engine/client.ts';
import { oneLog, type SessionState } from '../../src/protocol/session.ts';
import type { Figures } from './roles.ts';
import { nobodySignsIn } from '../../src/protocol/storage.ts';

const SESSION = 1;
const VIEW = 1;

/**
 * What the extension host does while a log loads: it starts the real engine worker and passes
 * words. Measures when the first rows were there, and how long its own event loop was ever held.
 */
export async function host(path: string): Promise<Figures> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const opened = new Opening();
  const engine = new EngineClient(
    resolve('dist/engine.js'),
    {
      sessionChanged: ({ state }) => opened.changed(state),
      viewChanged: () => undefined,
      exportProgress: () => undefined,
      downloadProgress: () => undefined,
      accessToken: nobodySignsIn,
    },
    (failure) => opened.failed(failure),
  );
  delay.enable();
  const start = performance.now();
  const source = { kind: 'file', name: 'PT1H.json', path } as const;
  await engine.call('openSession', { session: SESSION, log: oneLog(source) });
  await engine.call('openView', { session: SESSION, view: VIEW });
  await opened.firstRows;
  await engine.call('readPage', { view: VIEW, start: 0, end: 100 });
  const firstRows = performance.now() - start;
  const { totals } = await opened.done;
  const loaded = performance.now() - start;
  delay.disable();
  const beforeSort = performance.now();
  const sort = [{ column: 'Time', descending: true }] as const;
  await engine.call('arrangeView', { view: VIEW, arrangement: { filter: '', sort } });
  const sorted = performance.now() - beforeSort;
  await engine.call('readPage', { view: VIEW, start: totals.rows - 100, end: totals.rows });
  engine.dispose();
  return { firstRows, loaded, sorted, rows: totals.rows, held: delay.percentile(99.9) / 1e6 };
}

/** The two moments that a person waits for. */
class Opening {
  readonly firstRows: Promise<void>;
  readonly done: Promise<SessionState>;
  private onFirstRows: () => void = () => undefined;
  private onDone: (state: SessionState) => void = () => undefined;
  private onFailed: (failure: Error) => void = () => undefined;

  constructor() {
    this.firstRows = new Promise((resolve) => (this.onFirstRows = resolve));
    this.done = new Promise((resolve, reject) => {
      this.onDone = resolve;
      this.onFailed = reject;
    });
  }

  changed(state: SessionState): void {
    if (state.totals.rows > 0) this.onFirstRows();
    if (state.phase === 'ready') this.onDone(state);
    if (state.phase === 'failed') this.failed(new Error(state.failure?.message));
  }

  failed(failure: Error): void {
    this.onFailed(failure);
  }
}
