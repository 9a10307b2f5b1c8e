import type { FlowTable } from '../core/table/flow-table.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { SharedWork } from './shared-work.ts';

interface Done<T> {
  /** Rows that the table had when the work began. */
  readonly rows: number;
  readonly result: T;
}

interface Running<T> {
  readonly rows: number;
  readonly work: SharedWork<T>;
}

/**
 * Something that is worked out over all rows of a table: when first asked for, and again when it
 * has grown. Questions that come together wait for one piece of work.
 */
export class TableWork<T> {
  private readonly table: FlowTable;
  private readonly run: (signal: Cancellation) => Promise<T>;
  private last: Done<T> | undefined;
  private running: Running<T> | undefined;

  /** `run` works on the rows that the table has when it is called; those that come later wait. */
  constructor(table: FlowTable, run: (signal: Cancellation) => Promise<T>) {
    this.table = table;
    this.run = run;
  }

  /** What it is for the rows that are there now. Rejects with `cancelled`. */
  async result(signal: Cancellation): Promise<T> {
    const rows = this.table.rowCount;
    if (this.last?.rows === rows) return this.last.result;
    if (this.running?.rows !== rows || this.running.work.isCancelled) {
      this.running = { rows, work: new SharedWork((shared) => this.workOut(rows, shared)) };
    }
    return this.running.work.wait(signal);
  }

  /** What it was for more than half of these rows, or what it is now: for what only shows it. */
  async recent(signal: Cancellation): Promise<T> {
    const { last } = this;
    if (last !== undefined && last.rows * 2 > this.table.rowCount) return last.result;
    return this.result(signal);
  }

  private async workOut(rows: number, signal: Cancellation): Promise<T> {
    const result = await this.run(signal);
    // The same may have been worked out over a longer table by then.
    if ((this.last?.rows ?? -1) < rows) this.last = { rows, result };
    if (this.running?.rows === rows) this.running = undefined;
    return result;
  }
}
