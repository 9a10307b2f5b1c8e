import {
  decodeFlowLog,
  type DecodedFlowLog,
  FlowLogDecoder,
  type FlowRow,
} from '../../../src/core/index.ts';
import { FlowTable } from '../../../src/core/table/flow-table.ts';

/** Decodes text, or any JSON value, as a whole log. */
export function decode(log: unknown): Promise<DecodedFlowLog> {
  return decodeFlowLog(Buffer.from(typeof log === 'string' ? log : JSON.stringify(log)));
}

/** A log that was decoded behind what its table held before. */
export interface Pushed extends DecodedFlowLog {
  /** Its first row. */
  readonly firstRow: number;
}

/** Pushes chunks and ends, without a turn of the event loop in between. */
export function decodeChunks(chunks: Iterable<Uint8Array>, table = new FlowTable()): Pushed {
  const firstRow = table.rowCount;
  const decoder = new FlowLogDecoder({ table });
  for (const chunk of chunks) decoder.write(chunk);
  decoder.end();
  return { table, problems: decoder.problems, firstRow };
}

/** Tables to decode into, each used for many logs: a table of its own for each costs megabytes. */
export class SharedTables {
  private table = new FlowTable();
  private uses = 0;

  next(): FlowTable {
    if (++this.uses % 200 === 0) this.table = new FlowTable();
    return this.table;
  }
}

/** All rows of a table as objects. */
export function rowsOf(table: FlowTable): FlowRow[] {
  return Array.from({ length: table.rowCount }, (_, index) => table.row(index));
}

/** The bytes as a source that hands them over piece by piece. */
export async function* inPieces(pieces: Iterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  for (const piece of pieces) {
    await Promise.resolve();
    yield piece;
  }
}
