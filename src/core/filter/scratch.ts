import { SEGMENT_ROWS } from '../table/segment.ts';

/** Memory for what is known of the rows of one segment between two steps, used again and again. */
export class Scratch {
  private readonly freeBytes: Uint8Array[] = [];
  private readonly freeNumbers: Float64Array[] = [];

  /** One byte for each row of a segment, with whatever was left in it. */
  withBytes(work: (bytes: Uint8Array) => void): void {
    const bytes = this.freeBytes.pop() ?? new Uint8Array(SEGMENT_ROWS);
    work(bytes);
    this.freeBytes.push(bytes);
  }

  /** One number for each row of a segment, and whether it is null. */
  withNumbers(work: (numbers: NumberRows) => void): void {
    const values = this.freeNumbers.pop() ?? new Float64Array(SEGMENT_ROWS);
    this.withBytes((nulls) => work({ values, nulls }));
    this.freeNumbers.push(values);
  }
}

/** Numbers by row; where `nulls` holds 1, the value is null and the number means nothing. */
export interface NumberRows {
  readonly values: Float64Array;
  readonly nulls: Uint8Array;
}
