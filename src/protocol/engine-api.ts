import type { DownloadProgress } from './download.ts';
import type { Exported, ExportProgress, ExportRequest } from './export.ts';
import type { Cancellation } from './platform.ts';
import type { AnyQuestion } from './questions.ts';
import type {
  ImportedNamesFile,
  NamesReport,
  NamesSource,
  NamesSources,
  NicLabel,
  PlacedProblem,
} from './names.ts';
import type { RecordText } from './record-text.ts';
import type { AccessToken, TokenRequest } from './storage.ts';
import type { AddressWords } from '../core/format/address-words.ts';
import type { ColumnName } from '../core/format/columns.ts';
import type {
  Arranged,
  Arrangement,
  LiveWish,
  LogDescription,
  Page,
  PageRange,
  SessionState,
  SourceDescription,
  ViewState,
} from './session.ts';

/** What the host asks of the engine worker. */
export interface EngineApi extends NamesApi {
  /**
   * Begins to load logs into one table; its state comes by `sessionChanged`. The table takes at
   * most `memoryLimit` bytes: then the session fails with `too-large`, and keeps what has arrived.
   */
  openSession(params: {
    readonly session: number;
    readonly log: LogDescription;
    readonly memoryLimit?: number;
  }): void;
  /** Ends a session and frees its table. */
  closeSession(params: { readonly session: number }): void;
  /** Stops loading and keeps what has arrived. */
  cancelLoading(params: { readonly session: number }): void;
  /** Reads what could not be read, or was not any more, once again; it comes behind what is there. */
  retryLoading(params: { readonly session: number }): void;
  /** Has a session take what comes to its logs, or ends that (`null`). */
  setLive(params: { readonly session: number; readonly wish: LiveWish | null }): void;
  /** Opens a view over a session's rows: in file order at first, those of several logs by time. */
  openView(params: { readonly session: number; readonly view: number }): ViewState;
  closeView(params: { readonly view: number }): void;
  /** Filters and sorts a view. Cancelled by the next arrangement. */
  arrangeView(
    params: { readonly view: number; readonly arrangement: Arrangement },
    signal: Cancellation,
  ): Promise<Arranged>;
  /** The values that occur in a column, the most frequent first, as a filter writes them. */
  columnValues(
    params: { readonly view: number; readonly column: ColumnName },
    signal: Cancellation,
  ): Promise<readonly string[]>;
  /** Rows `start … end - 1` of a view; fewer where it is shorter. */
  readPage(params: { readonly view: number } & PageRange, signal: Cancellation): Promise<Page>;
  /** Answers a page's question about its view, as `Questions` says. */
  askView(
    params: { readonly view: number; readonly asked: AnyQuestion },
    signal: Cancellation,
  ): Promise<unknown>;
  /**
   * Writes what a view shows to a file. `exportProgress` says how far the export of this number is. Cancelled or failed, it leaves nothing behind.
   */
  exportView(
    params: {
      readonly view: number;
      readonly exported: number;
      readonly request: ExportRequest;
    },
    signal: Cancellation,
  ): Promise<Exported>;
  /**
   * The text of a record of a source that no session has to have read: the first that holds
   * tuples, or the one behind the record whose opening brace is at `after`. `undefined` where
   * there is none.
   */
  readRecord(
    params: { readonly source: SourceDescription; readonly after?: number },
    signal: Cancellation,
  ): Promise<RecordText | undefined>;
  /**
   * Writes a source to a file as it is; gives the bytes written. `downloadProgress` says how far
   * the download of this number is. Cancelled or failed, it leaves nothing behind.
   */
  downloadSource(
    params: {
      readonly download: number;
      readonly source: SourceDescription;
      readonly path: string;
    },
    signal: Cancellation,
  ): Promise<number>;
}

/** What the host asks about names, which are the same for all sessions. */
export interface NamesApi {
  /**
   * Reads what addresses are named by, and shows it in all views at once. What cannot be read is
   * told, and changes nothing else.
   */
  setNames(params: NamesSources, signal: Cancellation): Promise<NamesReport>;
  /** What is wrong with a names file as it is being written. */
  checkNames(params: { readonly text: string }): readonly PlacedProblem[];
  /** What is known of addresses, in their order. */
  nameAddresses(params: { readonly addresses: readonly string[] }): readonly AddressWords[];
  /** The NICs of a session with the addresses that label them. */
  nicLabels(
    params: { readonly session: number },
    signal: Cancellation,
  ): Promise<readonly NicLabel[]>;
  /** Makes names of a template or of what a tool prints, for a file of their own and for `into`. */
  importNames(
    params: { readonly source: NamesSource; readonly into?: string },
    signal: Cancellation,
  ): Promise<ImportedNamesFile>;
}

/** What the engine worker tells the host, and the one thing that it asks. */
export interface EngineEvents {
  sessionChanged(params: { readonly session: number; readonly state: SessionState }): void;
  viewChanged(params: { readonly view: number; readonly state: ViewState }): void;
  exportProgress(params: { readonly exported: number; readonly progress: ExportProgress }): void;
  downloadProgress(params: {
    readonly download: number;
    readonly progress: DownloadProgress;
  }): void;
  /** The engine needs a token for an account; the host prompts nobody for it. */
  accessToken(params: TokenRequest): Promise<AccessToken>;
}
