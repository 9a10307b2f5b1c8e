import type { Conversations } from '../core/flows/conversations.ts';
import { stitchFlows } from '../core/flows/stitch-flows.ts';
import type { MarkColumn } from '../core/format/columns.ts';
import { findDuplicates } from '../core/sightings/duplicates.ts';
import { findOtherSides, mayHaveOtherSides } from '../core/sightings/other-sides.ts';
import type { FlowTable } from '../core/table/flow-table.ts';
import { type KnownMarks, Marks } from '../core/table/marks.ts';
import type { Cancellation } from '../protocol/platform.ts';
import { runInSlices } from './run-steps.ts';
import { TableWork } from './table-work.ts';

/** What is worked out over all rows of a session's table, once somebody asks for it. */
export class SessionFlows {
  readonly table: FlowTable;
  private readonly conversations: TableWork<Conversations>;
  private readonly marks: Readonly<Record<MarkColumn, TableWork<Marks>>>;

  constructor(table: FlowTable) {
    this.table = table;
    this.conversations = new TableWork(table, (signal) => runInSlices(stitchFlows(table), signal));
    this.marks = {
      IsDuplicate: new TableWork(table, (signal) => runInSlices(findDuplicates(table), signal)),
      IsOtherSide: new TableWork(table, (signal) => this.otherSides(signal)),
    };
  }

  /** All conversations of the rows that are there now. Rejects with `cancelled`. */
  async stitched(signal: Cancellation): Promise<Conversations> {
    return this.conversations.result(signal);
  }

  /** Which of the rows that are there now these columns mark. Rejects with `cancelled`. */
  async marked(columns: readonly MarkColumn[], signal: Cancellation): Promise<KnownMarks> {
    return this.each(columns, (work) => work.result(signal));
  }

  /** The same of at least half of the rows: while a log loads, it need not be done for each page. */
  async markedLately(columns: readonly MarkColumn[], signal: Cancellation): Promise<KnownMarks> {
    return this.each(columns, (work) => work.recent(signal));
  }

  private async each(
    columns: readonly MarkColumn[],
    of: (work: TableWork<Marks>) => Promise<Marks>,
  ): Promise<KnownMarks> {
    const known: Partial<Record<MarkColumn, Marks>> = {};
    for (const column of columns) known[column] = await of(this.marks[column]);
    return known;
  }

  private async otherSides(signal: Cancellation): Promise<Marks> {
    const { table } = this;
    if (!mayHaveOtherSides(table)) return new Marks(table.rowCount);
    return runInSlices(findOtherSides(table, await this.stitched(signal)), signal);
  }
}
