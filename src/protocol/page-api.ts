import type { Cancellation } from './platform.ts';
import type { AnyQuestion } from './questions.ts';
import type { RecordPlace } from './record-text.ts';
import type { ColumnName } from '../core/format/columns.ts';
import type { CellPlace, ColumnPlace, PageCommand } from './grid.ts';
import type { CopyFormat } from './selection.ts';
import type {
  Arranged,
  Arrangement,
  FilterMistake,
  Page,
  PageRange,
  SessionState,
  ViewState,
} from './session.ts';

/** What the page asks of the host. */
export interface HostApi {
  /** The page is up: answers with what it shows first. */
  start(params: { readonly arrangement: Arrangement }): Promise<PageStart>;
  readPage(params: PageRange, signal: Cancellation): Promise<Page>;
  arrange(params: { readonly arrangement: Arrangement }, signal: Cancellation): Promise<Arranged>;
  columnValues(params: { readonly column: ColumnName }): Promise<readonly string[]>;
  /** Passes a question on to the engine, as `Questions` says. */
  ask(params: { readonly asked: AnyQuestion }, signal: Cancellation): Promise<unknown>;
  /** Puts the selected rows into the clipboard. Fails as the question `copySelected` does. */
  copySelected(params: { readonly format: CopyFormat }, signal: Cancellation): Promise<void>;
  copyText(params: { readonly text: string }): Promise<void>;
  /** Lets the person choose among `all`; `null` where they leave it as it is. */
  chooseColumns(params: {
    readonly all: readonly ColumnName[];
    readonly shown: readonly ColumnName[];
  }): Promise<readonly ColumnName[] | null>;
  /** Keeps how columns stand for the logs that this person opens from now on; `null` forgets it. */
  keepColumns(params: { readonly columns: readonly ColumnPlace[] | null }): Promise<void>;
  /** Keeps whether names stand beside addresses, for all logs of this person. */
  keepNamesShown(params: { readonly areShown: boolean }): Promise<void>;
  /** Keeps a filter that was applied for the logs that this person opens from now on. */
  keepFilter(params: { readonly filter: string }): Promise<void>;
  /** Asks what to write where, and writes it. */
  exportRows(params: null): Promise<void>;
  cancelLoading(params: null): Promise<void>;
  /** Reads on what was not read: loading was cancelled, or some of several logs failed. */
  loadRest(params: null): Promise<void>;
  /** Takes what comes to the logs, or ends that. */
  setLive(params: { readonly isLive: boolean }): Promise<void>;
  /** Opens the same document in the text editor. */
  openAsJson(params: null): Promise<void>;
  /** Opens the record around a place, set out in lines, in a text editor of its own. */
  showInJson(place: RecordPlace, signal: Cancellation): Promise<void>;
  /** Answers, for a page that wants to know whether anybody does. */
  isThere(params: null): Promise<void>;
  /** Reads the source again: it has failed, was cancelled, or has changed since. */
  reload(params: null): Promise<void>;
}

/** What a page needs to begin with. */
export interface PageStart {
  readonly state: SessionState;
  readonly view: ViewState;
  /** What was wrong with the filter that the page began with. */
  readonly mistake?: FilterMistake;
  /** How this person left the columns of the last log; `[]` where they never moved any. */
  readonly columns: readonly ColumnPlace[];
  /** Whether this person wants names beside addresses. */
  readonly areNamesShown: boolean;
  /** The filters that this person has applied, in any log, the newest first. */
  readonly history: readonly string[];
  /** What is to be shown in place of what the page began with. */
  readonly filter?: string;
}

/** What a page shows of its log. */
export interface ShownPage {
  readonly filter: string;
  /** The columns that are shown, in their order. */
  readonly columns: readonly ColumnName[];
}

/** What the host tells the page, and asks of it. */
export interface PageEvents {
  sessionChanged(params: { readonly state: SessionState }): void;
  viewChanged(params: { readonly state: ViewState }): void;
  /** Somebody chose a command from a menu, the palette, or by its key. */
  run(params: { readonly command: PageCommand; readonly place: CellPlace }): void;
  /** What the page is to show from now on, in the words of its filter. */
  filter(params: { readonly filter: string }): void;
  shown(params: null): ShownPage;
  /** Names are to stand beside addresses, or no longer: so this person wants it somewhere. */
  namesShown(params: { readonly areShown: boolean }): void;
  /** The document is read anew: forget everything and start again. */
  restart(params: null): void;
}
