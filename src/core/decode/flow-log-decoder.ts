import { FlowTable } from '../table/flow-table.ts';
import { type ProblemReport, ProblemLog, type Verdict } from './problems.ts';
import { RecordBuilder, type RowsWanted } from './record-builder.ts';
import { Scanner } from './scanner.ts';
import { StructureReader } from '../structure/structure-reader.ts';
import type { TextBuffer } from './text-buffer.ts';
import { TextMemos } from './text-memo.ts';
import { TupleDecoder } from './tuple-decoder.ts';
import { UnknownValues } from './unknown-values.ts';

/** How a decoder is set up. */
export interface FlowLogDecoderOptions extends RowsWanted {
  /** The table to write behind; a new one without. */
  readonly table?: FlowTable;
  /**
   * Where in the input the first byte to come stands: at its beginning, without, or behind a whole
   * record, as `recordsEnd` of an earlier decoder says it.
   */
  readonly start?: number;
}

/**
 * Decodes a flow log that is pushed in, in chunks cut anywhere, into a table. The table can be
 * read between writes: whole records show at once, the tuples of an unfinished one at its end or
 * at `end()`. The input may go on behind its closing bracket (`,{…}` or a further document).
 */
export class FlowLogDecoder {
  readonly table: FlowTable;
  private readonly log = new ProblemLog();
  private readonly unknown: UnknownValues;
  private readonly builder: RecordBuilder;
  private readonly structure: StructureReader<TextBuffer>;
  private readonly scanner: Scanner;

  constructor(options: FlowLogDecoderOptions = {}) {
    this.table = options.table ?? new FlowTable();
    this.unknown = new UnknownValues(this.table);
    this.builder = new RecordBuilder(this.table, this.log, this.unknown, options);
    const tuples = new TupleDecoder(this.builder, this.log);
    this.structure = new StructureReader(this.builder, tuples, this.log, new TextMemos());
    const start = options.start ?? 0;
    this.scanner = new Scanner(this.structure, this.builder, tuples, this.log, start);
  }

  /** Decodes the next bytes. The chunk is not kept: its memory may be used again at once. */
  write(bytes: Uint8Array): void {
    this.scanner.write(bytes);
  }

  /** The input is over: publishes all whole tuples and reports a cut-off tail. */
  end(): void {
    this.scanner.end();
  }

  /**
   * The input is left where it is, to go on later: publishes whole records only. Another decoder
   * takes what comes from `recordsEnd` on.
   */
  pause(): void {
    this.scanner.pause();
  }

  /** Offset behind the closing brace of the last whole record; where it began, while none was met. */
  get recordsEnd(): number {
    return this.scanner.boundary.end;
  }

  /** Whole tuples that are not in the table, as they are of another time than that wanted. */
  get leftOut(): number {
    return this.builder.leftOut;
  }

  /** The input cannot be decompressed any further: as `end`, with that said. */
  endDamaged(bytes: number): void {
    const message = `The gzip data is damaged or cut off: ${bytes} bytes could be decompressed.`;
    this.log.add('damaged-gzip', bytes, message, '');
    this.scanner.close();
  }

  /** What could not be decoded so far. A snapshot. */
  get problems(): ProblemReport {
    return {
      total: this.log.total,
      byKind: { ...this.log.byKind },
      items: [...this.log.items],
      verdict: this.verdict(),
      unknown: this.unknown.list(),
    };
  }

  private verdict(): Verdict {
    if (this.builder.sawFlowLog) return 'flow-log';
    if (this.log.has('bad-json')) return 'not-json';
    const isEmpty = this.structure.isEmptyLog || !this.scanner.sawContent;
    return isEmpty ? 'empty' : 'not-flow-log';
  }
}
