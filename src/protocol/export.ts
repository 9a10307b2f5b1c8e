import type { SessionPhase } from './session.ts';

/** What a view is written to a file as. */
export interface ExportRequest {
  readonly what: 'tuples' | 'conversations';
  readonly format: 'csv' | 'ndjson';
  /** The file, on the machine that the engine runs on. */
  readonly path: string;
}

/** How far an export is, in rows of the file. */
export interface ExportProgress {
  readonly rows: number;
  readonly total: number;
}

/** An export that was written: its rows, and how far the log was when it began. */
export interface Exported {
  readonly rows: number;
  readonly phase: SessionPhase;
}
