/** A place in a session's logs: that of a row's tuple, or a byte of one of them. */
export type RecordPlace = { readonly row: number } | BytePlace;

/** A byte of the log of that name, counted in the decompressed bytes. */
export interface BytePlace {
  readonly source: string;
  readonly offset: number;
}

/** The text of one record, for reading. */
export interface RecordText {
  /** The blob or file that it stands in, and where its opening brace does there. */
  readonly source: string;
  readonly recordOffset: number;
  /** When it was written, ms; 0 where it does not say, or where it is no record. */
  readonly recordTime: number;
  /** Set out in lines, where it is whole: only white space between tokens was changed. */
  readonly text: string;
  /** From where to where in `text` the tuple stands, or what stands at the byte asked for. */
  readonly start: number;
  readonly end: number;
  /** Why it is shown as it stands; `''` where it is whole. */
  readonly remark: string;
}
