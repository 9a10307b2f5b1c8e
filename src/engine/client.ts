import { Worker } from 'node:worker_threads';
import type { EngineApi, EngineEvents } from '../protocol/engine-api.ts';
import { FailureError } from '../protocol/failure.ts';
import { Rpc } from '../protocol/rpc.ts';

const STOPPED = new FailureError(
  'stopped',
  'The engine that reads flow logs has stopped.',
  'Open the log again. If it stops once more, the log may need more memory than there is.',
);

/** The host's line to the engine worker: started when it is first needed, and again if it died. */
export class EngineClient {
  private readonly path: string;
  private readonly events: EngineEvents;
  private readonly onStop: (failure: FailureError) => void;
  private running: { worker: Worker; rpc: Rpc<EngineApi> } | undefined;

  /** `onStop` is called when a worker died by itself; all its sessions are gone then. */
  constructor(path: string, events: EngineEvents, onStop: (failure: FailureError) => void) {
    this.path = path;
    this.events = events;
    this.onStop = onStop;
  }

  /** Calls the engine. Rejects with a `FailureError`; with `stopped` where the worker dies. */
  get call(): Rpc<EngineApi>['call'] {
    const { rpc } = (this.running ??= this.start());
    return rpc.call.bind(rpc);
  }

  dispose(): void {
    const { running } = this;
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
    worker.on('error', () => this.stopped(running));
    worker.on('exit', () => this.stopped(running));
    return running;
  }

  private stopped(running: { rpc: Rpc<EngineApi> }): void {
    if (this.running?.rpc !== running.rpc) return;
    this.running = undefined;
    running.rpc.stop(STOPPED);
    this.onStop(STOPPED);
  }
}
