import { Worker } from 'node:worker_threads';
import type { Channel } from '../protocol/rpc.ts';

/** The script of a worker, in the two ways in which platforms take it. */
export interface WorkerScript {
  /** Where it lies on this machine, if it does. */
  readonly path: string;
  /** Its text, for platforms without files. */
  readonly read: () => Promise<Uint8Array>;
}

/** A worker that runs. */
export interface RunningWorker extends Channel {
  /** Calls back when it ended, with what it died of where that is known. */
  onEnd(callback: (cause?: Error) => void): void;
  end(): void;
}

/** Starts a worker: here a thread of Node. */
export function startWorker({ path }: WorkerScript): RunningWorker {
  const worker = new Worker(path, { name: 'flow-log-lens' });
  return {
    post: (message) => worker.postMessage(message),
    listen: (listener) => void worker.on('message', listener),
    onEnd: (callback) => {
      worker.on('error', callback);
      worker.on('exit', () => callback());
    },
    end: () => void worker.terminate(),
  };
}
