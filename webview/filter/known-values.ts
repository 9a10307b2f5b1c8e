import type { ColumnName } from '../../src/core/format/columns.ts';

/** The values of a column that occur in the log, fetched when they are first of use. */
export type FetchValues = (column: ColumnName) => Promise<readonly string[]>;

/** The values of columns, as far as they have been fetched. */
export class KnownValues {
  private readonly fetchValues: FetchValues;
  /** Empty while they are on their way, so that they are asked for once. */
  private known = new Map<ColumnName, readonly string[]>();

  constructor(fetchValues: FetchValues) {
    this.fetchValues = fetchValues;
  }

  of(column: ColumnName): readonly string[] | undefined {
    return this.known.get(column);
  }

  /** Fetches the values of a column; false where that fails, and the next who asks may try again. */
  async fetch(column: ColumnName): Promise<boolean> {
    // What was asked before everything was forgotten is of a log that has changed.
    const { known } = this;
    known.set(column, []);
    try {
      known.set(column, await this.fetchValues(column));
      return true;
    } catch {
      known.delete(column);
      return false;
    }
  }

  /** The log has changed: whatever was fetched may not be all any more. */
  forget(): void {
    this.known = new Map();
  }
}
