import { monitorEventLoopDelay } from 'node:perf_hooks';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EngineClient } from '../../src/engine/client.ts';
import {
  type Arrangement,
  type LogDescription,
  oneLog,
  type SessionState,
} from '../../src/protocol/session.ts';
import { type Figures, peakOver } from './roles.ts';
import { nobodySignsIn } from '../../src/protocol/storage.ts';

const SESSION = 1;
const VIEW = 1;

/** A log of one file. */
export function host(path: string): Promise<Figures> {
  return opening(oneLog({ kind: 'file', name: 'PT1H.json', path }));
}

/** All files of a folder as one table. */
export function joined(folder: string): Promise<Figures> {
  const names = readdirSync(folder).sort();
  const sources = names.map((name) => ({ kind: 'file', name, path: join(folder, name) }) as const);
  return opening({ name: 'joined', sources });
}

/**
 * What the extension host does while a log loads: it starts the real engine worker and passes
 * words. Measures when the first rows were there, and how long its own event loop was ever held.
 */
async function opening(log: LogDescription): Promise<Figures> {
  const idle = process.memoryUsage.rss();
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const opened = new Opening();
  const script = resolve('dist/engine.js');
  const engine = new EngineClient(
    { path: script, read: () => readFile(script) },
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
  await engine.call('openSession', { session: SESSION, log });
  await engine.call('openView', { session: SESSION, view: VIEW });
  await opened.firstRows;
  await engine.call('readPage', { view: VIEW, start: 0, end: 100 });
  const firstRows = performance.now() - start;
  const { totals, memory } = await opened.done;
  const loaded = performance.now() - start;
  delay.disable();
  const arrange = async (arrangement: Arrangement) => {
    const before = performance.now();
    await engine.call('arrangeView', { view: VIEW, arrangement });
    return performance.now() - before;
  };
  const sort = [{ column: 'Time', descending: true }] as const;
  const sorted = await arrange({ filter: '', sort });
  await engine.call('readPage', { view: VIEW, start: totals.rows - 100, end: totals.rows });
  const filtered = await arrange({
    filter: 'DestPort == 443 and FlowStatus == "Denied"',
    sort: [],
  });
  engine.dispose();
  const held = delay.percentile(99.9) / 1e6;
  const times = { firstRows, loaded, sorted, filtered, held };
  return { ...times, rows: totals.rows, memory, peak: peakOver(idle) };
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
