import type { ColumnName } from '../format/columns.ts';
import type { TimeWindow } from '../table/time-window.ts';

/** How flow sets are called: what stands before is the user's. */
export const FLOW_SET_ENDING = '.flowset.json';

/** Several logs that are read as one table, and how it is shown. It holds no secret. */
export interface FlowSet {
  readonly name?: string;
  /** Only tuples of this time are shown, and only the blobs of a flow log or folder that can hold some are read. */
  readonly range?: TimeWindow;
  /** At least one, in the order of the document. */
  readonly sources: readonly SetSource[];
  /** In the filter language. */
  readonly filter?: string;
  /** The columns to show, in their order. */
  readonly columns?: readonly ColumnName[];
}

/** Where a set takes logs from. */
export type SetSource = FlowLogSource | FolderSource | BlobSource | FileSource;

/** All blobs of a flow log in the range. */
export interface FlowLogSource {
  readonly kind: 'flowLog';
  /** Address of the folder above its years, percent-encoded, without a query, `/` at its end. */
  readonly url: string;
  /** Only these, by 12 upper-case hex digits; all without. */
  readonly nics?: readonly string[];
}

/** All files of flow logs in a folder, at any depth, that are of the range. */
export interface FolderSource {
  readonly kind: 'folder';
  /** Absolute, or from the folder of the set; `/` between folders. */
  readonly path: string;
  /** As those of a flow log. */
  readonly nics?: readonly string[];
}

/** One blob. */
export interface BlobSource {
  readonly kind: 'blob';
  /** Percent-encoded, without a query. */
  readonly url: string;
}

/** One file. */
export interface FileSource {
  readonly kind: 'file';
  /** Absolute, or from the folder of the set; `/` between folders. */
  readonly path: string;
}

/** Most sources that a set names: a flow log or a folder is one, however many blobs it has. */
export const MOST_SOURCES = 10_000;

/** Most NICs that one of them names. */
export const MOST_NICS = 10_000;

/** Longest texts of a set, in UTF-16 units. */
export const LONGEST = { name: 200, filter: 20_000, path: 4096, url: 8192 } as const;

/** Times that a set may speak of, ms since 1970: what ISO 8601 writes with four digits of a year. */
export const FIRST_TIME = 0;
export const LAST_TIME = Date.UTC(9999, 11, 31, 23, 59, 59, 999);
