import type { Conversations } from '../core/flows/conversations.ts';
import { stitchFlows } from '../core/flows/stitch-flows.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { runInSlices } from './run-steps.ts';
import { SharedWork } from './shared-work.ts';

interface Stitched {
  /** Rows that the table had when the stitching began. */
  readonly rows: number;
  readonly conversations: Conversations;
}

interface Stitching {
  readonly rows: number;
  readonly work: SharedWork<Conversations>;
}

/**
 * The conversations of a session's table: stitched when first asked for, again when it has grown.
 * Questions that come together wait for one stitching.
 */
export class SessionFlows {
  private readonly table: FlowTable;
  private last: Stitched | undefined;
  private running: Stitching | undefined;

  constructor(table: FlowTable) {
    this.table = table;
  }

  /** All conversations of the rows that are there now. Rejects with `cancelled`. */
  async stitched(signal: Cancellation): Promise<Conversations> {
    const rows = this.table.rowCount;
    if (this.last?.rows === rows) return this.last.conversations;
    if (this.running?.rows !== rows || this.running.work.isCancelled) {
      this.running = { rows, work: new SharedWork((shared) => this.stitch(rows, shared)) };
    }
    return this.running.work.wait(signal);
  }

  /** Rows that come meanwhile are left out: the steps count the table's rows once, at first. */
  private async stitch(rows: number, signal: Cancellation): Promise<Conversations> {
    const conversations = await runInSlices(stitchFlows(this.table), signal);
    // A longer table may have been stitched by then.
    if ((this.last?.rows ?? -1) < rows) this.last = { rows, conversations };
    if (this.running?.rows === rows) this.running = undefined;
    return conversations;
  }
}
