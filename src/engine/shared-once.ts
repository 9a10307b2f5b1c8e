import type { Cancellation } from '../protocol/platform.ts';
import { SharedWork } from './shared-work.ts';

/** Something that is worked out once, for all who ask; anew where all who waited gave up. */
export class SharedOnce<T> {
  private readonly run: (signal: Cancellation) => Promise<T>;
  private done: { readonly value: T } | undefined;
  private work: SharedWork<T> | undefined;

  constructor(run: (signal: Cancellation) => Promise<T>) {
    this.run = run;
  }

  /** What it is. Rejects with `cancelled`, or as the work does. */
  async result(signal: Cancellation): Promise<T> {
    if (this.done !== undefined) return this.done.value;
    if (this.work === undefined || this.work.isCancelled) {
      this.work = new SharedWork((shared) => this.workOut(shared));
    }
    return this.work.wait(signal);
  }

  private async workOut(signal: Cancellation): Promise<T> {
    const value = await this.run(signal);
    this.done = { value };
    return value;
  }
}
