import type { ColumnName, ComputedColumn } from '../core/format/columns.ts';
import type { RowMarks, RowNames } from '../core/format/row-values.ts';
import type { ProblemKind, Verdict } from '../core/decode/problems.ts';
import type { FlowRow } from '../core/table/flow-row.ts';
import type { TimeWindow } from '../core/table/time-window.ts';
import type { Failure } from './failure.ts';
import type { BlobAccess } from './storage.ts';

/** What a session reads: one log, or several as one table. */
export interface LogDescription {
  readonly name: string;
  /** In the order in which they are read. No two have the same name. */
  readonly sources: readonly SourceDescription[];
  /** Only tuples of this time are kept. */
  readonly window?: TimeWindow;
  /** Whether it is a set of logs, however many it leads to. */
  readonly isSet?: boolean;
  /** What of the set could not be found; the sources are without it. */
  readonly missing?: readonly SourceFailure[];
}

/** What a session over this log alone reads. */
export function oneLog(source: SourceDescription): LogDescription {
  return { name: source.name, sources: [source] };
}

/** One log: a file by its path, a blob, or bytes that the host has read already. */
export type SourceDescription = FileDescription | BytesDescription | BlobDescription;

/** How large a source is, in bytes, where whoever listed it knows. */
interface Sized {
  readonly size?: number;
}

export interface FileDescription extends Sized {
  readonly kind: 'file';
  readonly name: string;
  readonly path: string;
}

export interface BytesDescription extends Sized {
  readonly kind: 'bytes';
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A blob by its address, which holds no secret. */
export interface BlobDescription extends Sized {
  readonly kind: 'blob';
  readonly name: string;
  /** `https://account.blob.core.windows.net/container/blob`, percent-encoded, without a query. */
  readonly url: string;
  readonly access: BlobAccess;
}

/** Where a session stands. After `cancelled` and `failed`, what had arrived is kept. */
export type SessionPhase = 'loading' | 'ready' | 'cancelled' | 'failed';

/** What all rows of a log add up to. */
export interface Totals {
  readonly rows: number;
  readonly denied: number;
  /** Bytes both ways, over the rows that carry statistics; `null` where none does. */
  readonly bytes: number | null;
  /** Times of the earliest and latest tuple, ms; 0 while there are no rows. */
  readonly firstTime: number;
  readonly lastTime: number;
  /** The resource that is logged, of the first record; `''` where it says none. */
  readonly target: string;
  readonly kind: FlowRow['kind'] | '';
}

/** What is known of a session, sent whenever it has changed. */
export interface SessionState {
  readonly phase: SessionPhase;
  readonly name: string;
  /** Bytes of the source that were read, and all that there are; equal sizes do not mean ready. */
  readonly bytesRead: number;
  readonly bytesTotal: number;
  readonly totals: Totals;
  readonly verdict: Verdict;
  readonly problems: number;
  readonly problemsByKind: Readonly<Partial<Record<ProblemKind, number>>>;
  /** Where the logs of a session stand that reads several. */
  readonly sources?: SourcesState;
  /** What ended a `failed` session. */
  readonly failure?: Failure;
  /** Whether more can come: a log of the current hour, or a file. */
  readonly canBeLive: boolean;
  /** How it does that, while it is live. */
  readonly live?: LiveState;
  /** Memory that the table takes, in bytes. */
  readonly memory: number;
  /** Tuples that are not in the table, as they are of another time than that wanted. */
  readonly leftOut: number;
  /** How fast the bytes of a blob came in the last seconds, while it loads. */
  readonly bytesPerSecond?: number;
  /** True while its server is busy or cannot be reached, and is asked again after a while. */
  readonly isWaiting?: boolean;
  /** How often reading began again by itself, as the blob was written anew meanwhile. */
  readonly restarts?: number;
}

/** How far the logs are that make one table. */
export interface SourcesState {
  readonly total: number;
  /** Those that were read to their end. */
  readonly read: number;
  /** How many could not be read, and the first of them. */
  readonly failed: number;
  readonly failures: readonly SourceFailure[];
}

/** A log that could not be read, and why. */
export interface SourceFailure {
  readonly name: string;
  readonly failure: Failure;
}

/** How a session is to be live. */
export interface LiveWish {
  /** How often blocks are written, ms. */
  readonly interval: number;
  /** Whether anybody can see it: while nobody does, it is looked at less often. */
  readonly isShown: boolean;
}

/** How a live session does. Times are ms since 1970; 0 where there was none yet. */
export interface LiveState {
  readonly lookedAt: number;
  readonly nextAt: number;
  /** Rows that have come since it is live. */
  readonly rows: number;
  /** Why the last look has failed; the next may do well. */
  readonly failure?: Failure;
}

/** One column to sort by. */
export interface SortTerm {
  readonly column: ColumnName;
  readonly descending: boolean;
}

/** Which rows of a view a page is to hold. */
export interface PageRange {
  readonly start: number;
  readonly end: number;
  /** What they are to say beside what the log says of them; it may take a while at first. */
  readonly computed?: readonly ComputedColumn[];
  /** Of what they are to say what it is called. */
  readonly labels?: readonly LabelKind[];
}

/** What can have something beside it that says what it is called. */
export type LabelKind = 'addresses' | 'nics';

/** What stands beside addresses and NICs: `''` where nothing is known, nothing where not asked. */
export interface RowLabels {
  readonly srcIp?: string;
  readonly destIp?: string;
  /** The address of the row's NIC, and the name of it where it has one. */
  readonly nic?: string;
}

/** A row of a page, with its id in the table and what was asked for beside the log. */
export interface PageRow extends FlowRow, RowMarks {
  readonly id: number;
  /** The blob or file that it stands in. */
  readonly source: string;
  readonly names?: RowNames;
  readonly labels?: RowLabels;
}

/** What a view shows and how: the filter's text (empty for all rows) and what it sorts by. */
export interface Arrangement {
  readonly filter: string;
  readonly sort: readonly SortTerm[];
}

/** A view as arranged, or the mistake in its filter; then it stays as it was. */
export type Arranged =
  | { readonly ok: true; readonly state: ViewState }
  | { readonly ok: false; readonly mistake: FilterMistake };

/** A mistake in a filter, at its place in the text. */
export interface FilterMistake {
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What was probably meant. */
  readonly suggestion?: string;
}

/** How many rows a view shows, and in which of its orders: another generation is another order. */
export interface ViewState {
  readonly generation: number;
  readonly rowCount: number;
}

/** Rows `start … start + rows.length - 1` of a view. */
export interface Page {
  readonly generation: number;
  readonly start: number;
  readonly rows: readonly PageRow[];
  /** The ids of those of them that are selected. */
  readonly selected: readonly number[];
}
