import { parseIpv6 } from '../format/address.ts';
import { bytesToText } from '../format/text.ts';
import { COUNTERS } from '../table/segment.ts';
import type { TableWriter, WideCounter } from '../table/table-writer.ts';
import { QUOTE } from './json-bytes.ts';
import {
  borrowMachine,
  returnMachine,
  type TupleHost,
  type TupleMachine,
} from './tuple-machine.ts';
import {
  BATCH_ROWS,
  INPUT_AT,
  SHAPE_NSG,
  SHAPE_NSG1,
  SHAPE_NSG2,
  SHAPE_VNET,
  TEXT_AT,
} from './tuple-memory.ts';
import type { TupleShape } from '../format/tuple-fields.ts';

const SHAPES: Record<TupleShape, number> = {
  vnet: SHAPE_VNET,
  nsg1: SHAPE_NSG1,
  nsg2: SHAPE_NSG2,
  nsg: SHAPE_NSG,
};

/**
 * Reads the text of tuples straight from bytes into rows. The reading itself is done by a small
 * WebAssembly module (`assembly/`): it knows words of 64 bits, and it is as fast for the first log
 * of a session as for the last. Rows are gathered in its memory and written by `flush`.
 */
export class TupleReader implements TupleHost {
  private readonly writer: TableWriter;
  private machine: TupleMachine | undefined;
  private input: Uint8Array | undefined;
  private wide: WideCounter[] = [];

  constructor(writer: TableWriter) {
    this.writer = writer;
  }

  /**
   * Reads the tuple at `at` in `input`, at most `INPUT_BYTES` long, into the open row. Returns the
   * place behind its quote, or -1 where no whole tuple of this shape stands there.
   */
  read(input: Uint8Array, at: number, shape: TupleShape): number {
    const { calls } = this.lookAt(input);
    if (calls.rowCount() === BATCH_ROWS) this.flush();
    const end = calls.readTuple(INPUT_AT + at, SHAPES[shape]);
    return end === 0 ? -1 : end - INPUT_AT;
  }

  /**
   * Reads and keeps tuples that follow one of `group` that ends before `end`, as many as go on
   * like it. The group begins at `groupAt`, counted from the start of the input that `read` was
   * given last. Returns the place behind the last one's quote.
   */
  readOn(end: number, shape: TupleShape, group: number, groupAt: number): number {
    const { calls } = this.inUse();
    return calls.readTuples(INPUT_AT + end, SHAPES[shape], group, INPUT_AT + groupAt) - INPUT_AT;
  }

  /**
   * Reads a tuple that was gathered into the open row. Returns its length, or the place where it
   * stopped being a tuple: `isRead` says which.
   */
  readText(text: Uint8Array, shape: TupleShape): { isRead: boolean; end: number } {
    const { calls, text: memory } = this.inUse();
    if (calls.rowCount() === BATCH_ROWS) this.flush();
    memory.set(text);
    memory[text.length] = QUOTE;
    memory[text.length + 1] = 0;
    const end = calls.readTuple(TEXT_AT, SHAPES[shape]);
    if (end === 0) return { isRead: false, end: calls.failedAt() - TEXT_AT };
    return { isRead: end - TEXT_AT === text.length + 1, end: end - TEXT_AT - 1 };
  }

  /** Rows kept, those that are not written yet among them. */
  get rowCount(): number {
    return this.writer.rowCount + (this.machine?.calls.rowCount() ?? 0);
  }

  /** Keeps the open row as one of `group`, `offset` bytes behind the group's first tuple. */
  keep(group: number, offset: number): void {
    this.inUse().calls.keepRow(group, offset);
  }

  /** Writes the rows that were gathered to the table. */
  flush(): void {
    if (this.machine === undefined) return;
    const { calls, batch } = this.machine;
    this.writer.append(batch, calls.rowCount(), this.wide);
    calls.clearRows();
    this.wide = [];
  }

  /** Ends the work, for now at least: rows are written, and the machine is free for others. */
  release(): void {
    if (this.machine === undefined) return;
    this.flush();
    returnMachine(this.machine);
    this.machine = undefined;
    this.input = undefined;
  }

  ipv6Id(start: number, end: number): number {
    const words = parseIpv6(bytesToText(this.inUse().bytes.subarray(start, end)));
    return words === undefined ? -1 : this.writer.table.ipv6.idOf(words);
  }

  codeId(start: number, end: number): number {
    return this.writer.table.encryptions.idOf(this.inUse().bytes, start, end);
  }

  keepWide(row: number, counters: number): void {
    const { wide } = this.inUse();
    for (let counter = 0; counter < COUNTERS.length; counter++) {
      const isWide = ((counters >>> counter) & 1) !== 0;
      if (isWide) this.wide.push({ row, counter, value: wide[counter]! });
    }
  }

  private lookAt(input: Uint8Array): TupleMachine {
    const machine = this.inUse();
    if (input === this.input) return machine;
    machine.input.set(input);
    machine.input[input.length] = 0;
    this.input = input;
    return machine;
  }

  private inUse(): TupleMachine {
    return (this.machine ??= borrowMachine(this));
  }
}
