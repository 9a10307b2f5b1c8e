import type { FlowRow } from '../../src/core/index.ts';
import { type JsonStyle, JsonWriter } from './json-writer.ts';
import { Random } from './random.ts';
import { RecordWriter } from './random-record.ts';

/** How the records of a log are strung together. */
export type LogShape =
  'records' | 'bare record' | 'array' | 'one a line' | 'logs, one a line' | 'nested' | 'continued';

const SHAPES: readonly LogShape[] = [
  'records',
  'records',
  'records',
  'bare record',
  'array',
  'one a line',
  'logs, one a line',
  'nested',
];

/** Which random log. */
export interface RandomLogOptions {
  readonly seed: number;
  /** Share of tuples that are spoiled; none without. */
  readonly spoil?: number;
  readonly shape?: LogShape;
}

/** A tuple as it was written. */
export interface WrittenTuple {
  /** Byte offset behind its opening quote, and behind its closing one. */
  readonly offset: number;
  readonly end: number;
  readonly text: string;
  /** The row that it must give; `undefined` for one that was spoiled. */
  readonly row: FlowRow | undefined;
}

/** A record as it was written: from its brace to behind its closing one, and its tuples. */
export interface WrittenRecord {
  readonly offset: number;
  readonly end: number;
  readonly tuples: readonly WrittenTuple[];
}

/** A log and what it must decode to. */
export interface RandomLog {
  readonly text: string;
  readonly bytes: Uint8Array;
  readonly shape: LogShape;
  readonly records: readonly WrittenRecord[];
  /** What all tuples give, in file order; without those that were spoiled. */
  readonly rows: readonly FlowRow[];
}

/**
 * A small random flow log: every shape, VNet and NSG, any key order, white space, escapes, unknown
 * keys, unlikely values. What it must decode to comes with it.
 */
export function randomLog(options: RandomLogOptions): RandomLog {
  const random = new Random(options.seed);
  const shape = options.shape ?? random.pick(SHAPES);
  const json = new JsonWriter(random, randomStyle(random, shape));
  const records: WrittenRecord[] = [];
  const log = new LogWriter(random, json, options.spoil ?? 0, records);
  if (random.chance(0.1)) json.raw('\uFEFF');
  log.write(shape);
  if (random.chance(0.5)) json.raw(`\n${' '.repeat(random.below(700))}`);
  const tuples = records.flatMap((record) => record.tuples);
  const rows = tuples.flatMap(({ row }) => (row === undefined ? [] : [row]));
  return { text: json.text, bytes: Buffer.from(json.text), shape, records, rows };
}

/** One record a line leaves no room for line breaks in a record. */
function randomStyle(random: Random, shape: LogShape): JsonStyle {
  const isByLine = shape === 'one a line' || shape === 'logs, one a line';
  const gaps = random.pick([[], [], ['', ' '], isByLine ? ['\t'] : ['', '\n  ', '\r\n\t']]);
  const escapes = random.pick([0, 0, 0, 0.02, 0.3]);
  return { gaps, shuffled: random.chance(0.5), escapes, extras: random.pick([0, 0, 0.3]) };
}

class LogWriter {
  private readonly random: Random;
  private readonly json: JsonWriter;
  private readonly records: WrittenRecord[];
  private tuples: WrittenTuple[] = [];
  private readonly record: RecordWriter;

  constructor(random: Random, json: JsonWriter, spoil: number, records: WrittenRecord[]) {
    this.random = random;
    this.json = json;
    this.records = records;
    this.record = new RecordWriter(random, json, spoil, (text, offset, facts, fields) => {
      const row = fields === undefined ? undefined : { ...fields, ...facts };
      this.tuples.push({ offset, end: json.bytes, text, row });
    });
  }

  write(shape: LogShape): void {
    const { json } = this;
    const count = this.random.between(1, 3);
    switch (shape) {
      case 'bare record':
        return this.one();
      case 'array':
        return this.list(count);
      case 'records':
        return this.whole(count);
      case 'nested':
        return json.object([['records', () => json.list([1, 2], () => this.whole(count))]]);
      case 'one a line':
        return this.lines(count, () => this.one());
      case 'logs, one a line':
        return this.lines(count, () => this.whole(count));
      case 'continued':
        return this.continued(count);
    }
  }

  private lines(count: number, write: () => void): void {
    for (let line = 0; line < count; line++) {
      write();
      this.json.raw('\n');
    }
  }

  /** As a live blob reads that was followed: the new blocks come behind the old closing bracket. */
  private continued(count: number): void {
    this.whole(count);
    for (let block = 0; block < count; block++) {
      this.json.raw(',');
      this.one();
    }
    this.json.raw(']}');
  }

  private whole(count: number): void {
    this.json.object([['records', () => this.list(count)]]);
  }

  private list(count: number): void {
    this.json.list(Array<number>(count).fill(0), () => this.one());
  }

  private one(): void {
    const offset = this.json.bytes;
    this.tuples = [];
    this.record.write();
    this.records.push({ offset, end: this.json.bytes, tuples: this.tuples });
  }
}
