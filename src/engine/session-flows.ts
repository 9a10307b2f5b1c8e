import type { Conversations } from '../core/flows/conversations.ts';
import { stitchFlows } from '../core/flows/stitch-flows.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { runInSlices } from './run-steps.ts';

interface Stitched {
  /** Rows that the table had when the stitching began. */
  readonly rows: number;
  readonly conversations: Conversations;
}

/** The conversations of a session's table: stitched when first asked for, again when it has grown. */
export class SessionFlows {
  private readonly table: FlowTable;
  private last: Stitched | undefined;

  constructor(table: FlowTable) {
    this.table = table;
  }

  /** All conversations of the rows that are there now. Rejects with `cancelled`. */
  async stitched(signal: Cancellation): Promise<Conversations> {
    const rows = this.table.rowCount;
    if (this.last?.rows !== rows) {
      const conversations = await runInSlices(stitchFlows(this.table), signal);
      this.last = { rows, conversations };
    }
    return this.last.conversations;
  }
}
