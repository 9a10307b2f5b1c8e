import { base64Bytes, wasm } from '../platform.ts';
import { COUNTERS, type RowBatch } from '../table/segment.ts';
import {
  BATCH_ROWS,
  COUNTER_BYTES,
  COUNTERS_AT,
  DEST_IP_AT,
  DEST_PORT_AT,
  ENCRYPTION_AT,
  FLAGS_AT,
  GROUP_AT,
  INPUT_AT,
  INPUT_BYTES,
  MEMORY_BYTES,
  OFFSET_AT,
  PROTOCOL_AT,
  SRC_IP_AT,
  SRC_PORT_AT,
  TEXT_AT,
  TEXT_BYTES,
  TIME_AT,
  WIDE_AT,
} from './tuple-memory.ts';
import { TUPLE_MODULE } from './tuple-module.ts';

const PAGE = 65_536;

/** What the module does; `assembly/index.ts` says how. Places are addresses in its memory. */
export interface TupleCalls {
  rowCount(): number;
  clearRows(): void;
  readTuple(start: number, shape: number): number;
  keepRow(group: number, offset: number): void;
  readTuples(end: number, shape: number, group: number, groupAt: number): number;
  failedAt(): number;
}

/** What the module asks of whoever works with it; `assembly/host.ts` says when. */
export interface TupleHost {
  ipv6Id(start: number, end: number): number;
  codeId(start: number, end: number): number;
  keepWide(row: number, counters: number): void;
}

/** The WebAssembly module that reads tuples, with a memory of its own. */
export class TupleMachine {
  readonly calls: TupleCalls;
  /** Whoever works with the machine now. */
  host: TupleHost | undefined;
  private readonly memory = new wasm.Memory({ initial: Math.ceil(MEMORY_BYTES / PAGE) });
  readonly bytes = this.view(Uint8Array, 0, MEMORY_BYTES);
  readonly text = this.view(Uint8Array, TEXT_AT, TEXT_BYTES + 2);
  readonly input = this.view(Uint8Array, INPUT_AT, INPUT_BYTES + 1);
  readonly wide = this.view(Float64Array, WIDE_AT, COUNTERS.length);
  readonly batch: RowBatch = {
    time: this.view(Float64Array, TIME_AT),
    srcIp: this.view(Uint32Array, SRC_IP_AT),
    destIp: this.view(Uint32Array, DEST_IP_AT),
    group: this.view(Uint32Array, GROUP_AT),
    srcPort: this.view(Uint16Array, SRC_PORT_AT),
    destPort: this.view(Uint16Array, DEST_PORT_AT),
    protocol: this.view(Uint16Array, PROTOCOL_AT),
    offset: this.view(Uint16Array, OFFSET_AT),
    encryption: this.view(Uint16Array, ENCRYPTION_AT),
    flags: this.view(Uint8Array, FLAGS_AT),
    counters: COUNTERS.map((_, at) => this.view(Uint32Array, COUNTERS_AT + at * COUNTER_BYTES)),
  };

  constructor() {
    const host: TupleHost = {
      ipv6Id: (start, end) => this.host!.ipv6Id(start, end),
      codeId: (start, end) => this.host!.codeId(start, end),
      keepWide: (row, counters) => this.host!.keepWide(row, counters),
    };
    const instance = new wasm.Instance(compiled(), { env: { memory: this.memory }, host });
    this.calls = instance.exports as TupleCalls;
  }

  private view<T>(
    type: new (memory: ArrayBuffer, at: number, length: number) => T,
    at: number,
    length = BATCH_ROWS,
  ): T {
    return new type(this.memory.buffer, at, length);
  }
}

let module: object | undefined;

function compiled(): object {
  return (module ??= new wasm.Module(base64Bytes(TUPLE_MODULE)));
}

/**
 * Machines that nobody works with: each reserves gigabytes of address space for its memory, of
 * which there is not enough for one each for the logs of a long day.
 */
const idle: TupleMachine[] = [];
const MOST_IDLE = 4;

/** A machine with an empty batch, for `host` alone until it is given back. */
export function borrowMachine(host: TupleHost): TupleMachine {
  const machine = idle.pop() ?? new TupleMachine();
  machine.host = host;
  machine.calls.clearRows();
  return machine;
}

/** The machine may be lent to somebody else now. */
export function returnMachine(machine: TupleMachine): void {
  machine.host = undefined;
  if (idle.length < MOST_IDLE) idle.push(machine);
}
