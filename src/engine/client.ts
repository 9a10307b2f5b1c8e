import type { EngineApi, EngineEvents } from '../protocol/engine-api.ts';
import { FailureError } from '../protocol/failure.ts';
import { Rpc } from '../protocol/rpc.ts';
import { type RunningWorker, startWorker, type WorkerScript } from './start-worker.ts';

const STOPPED = new FailureError(
  'stopped',
  'The engine that reads flow logs has stopped.',
  'Open the log again. If it stops once more, the log may need more memory than there is.',
);

/** A worker died by itself: what to tell people, and for the log what it died of. */
type OnStop = (failure: FailureError, cause?: Error) => void;

/** The host's line to the engine worker: started when it is first needed, and again if it died. */
export class EngineClient {
  private readonly script: WorkerScript;
  private readonly events: EngineEvents;
  private readonly onStop: OnStop;
  private readonly starting: (() => void)[] = [];
  private isDisposed = false;
  private running: { worker: RunningWorker; rpc: Rpc<EngineApi> } | undefined;

  /** `onStop` is called when a worker died by itself; all its sessions are gone then. */
  constructor(script: WorkerScript, events: EngineEvents, onStop: OnStop) {
    this.script = script;
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
    running?.worker.end();
  }

  private start(): { worker: RunningWorker; rpc: Rpc<EngineApi> } {
    const worker = startWorker(this.script);
    const running = { worker, rpc: new Rpc<EngineApi>(worker, this.events) };
    worker.onEnd((cause) => this.stopped(running, cause));
    return running;
  }

  private stopped(running: { rpc: Rpc<EngineApi> }, cause?: Error): void {
    if (this.running?.rpc !== running.rpc) return;
    this.running = undefined;
    running.rpc.stop(STOPPED);
    this.onStop(STOPPED, cause);
  }
}
