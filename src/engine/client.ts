import { Worker } from 'node:worker_threads';
import type { EngineApi, EngineEvents } from '../protocol/engine-api.ts';
import { FailureError } from '../protocol/failure.ts';
import { Rpc } from '../protocol/rpc.ts';

const STOPPED = new FailureError(
  'stopped',
  'The engine that reads flow logs has stopped.',
  'Open the log again. If it stops once more, the log may need more memory than there is.',
);

/** A worker died by itself: what to tell people, and for the log what it died of. */
type OnStop = (failure: FailureError, cause?: Error) => void;

/** The host's line to the engine worker: started when it is first needed, and again if it died. */
export class EngineClient {
  private readonly path: string;
  private readonly events: EngineEvents;
  private readonly onStop: OnStop;
  private readonly starting: (() => void)[] = [];
  private isDisposed = false;
  private running: { worker: Worker; rpc: Rpc<EngineApi> } | undefined;

  /** `onStop` is called when a worker died by itself; all its sessions are gone then. */
  constructor(path: string, events: EngineEvents, onStop: OnStop) {
    this.path = path;
    this.events = events;
    this.onStop = onStop;
  }

  /** Calls the engine. Rejects with a `FailureError`; with `stopped` where the worker dies. */
  get call(): Rpc<EngineApi>['call'] {
    if (this.isDisposed) return () => Promise.reject(STOPPED);
    if (this.running === undefined) {
      this.running = this.start();
      for (const callback of this.starting) callback();
    }
    const { rpc } = this.running;
    return rpc.call.bind(rpc);
  }

  /** Calls back whenever a worker has started: what is asked of it then, it is asked first. */
  onStart(callback: () => void): void {
    this.starting.push(callback);
  }

  dispose(): void {
    const { running } = this;
    this.isDisposed = true;
    this.running = undefined;
    running?.rpc.stop(STOPPED);
    void running?.worker.terminate();
  }

  private start(): { worker: Worker; rpc: Rpc<EngineApi> } {
    const worker = new Worker(this.path, { name: 'flow-log-lens' });
    const channel = {
      post: (message: unknown) => worker.postMessage(message),
      listen: (listener: (message: unknown) => void) => void worker.on('message', listener),
    };
    const running = { worker, rpc: new Rpc<EngineApi>(channel, this.events) };
    worker.on('error', (cause) => this.stopped(running, cause));
    worker.on('exit', () => this.stopped(running));
    return running;
  }

  private stopped(running: { rpc: Rpc<EngineApi> }, cause?: Error): void {
    if (this.running?.rpc !== running.rpc) return;
    this.running = undefined;
    running.rpc.stop(STOPPED);
    this.onStop(STOPPED, cause);
  }
}
