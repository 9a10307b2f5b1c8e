import type { Cancellation } from './platform.ts';
import type { Page, SessionState, SortTerm, ViewState } from './session.ts';

/** What the page asks of the host. */
export interface HostApi {
  /** The page is up: answers with what it shows first. */
  start(params: { readonly sort: readonly SortTerm[] }): Promise<PageStart>;
  readPage(
    params: { readonly start: number; readonly end: number },
    signal: Cancellation,
  ): Promise<Page>;
  sort(params: { readonly terms: readonly SortTerm[] }, signal: Cancellation): Promise<ViewState>;
  cancelLoading(params: null): Promise<void>;
  /** Opens the same document in the text editor. */
  openAsJson(params: null): Promise<void>;
  /** Reads the source again, after a failure. */
  reload(params: null): Promise<void>;
}

/** What a page needs to begin with. */
export interface PageStart {
  readonly state: SessionState;
  readonly view: ViewState;
}

/** What the host tells the page. */
export interface PageEvents {
  sessionChanged(params: { readonly state: SessionState }): void;
  viewChanged(params: { readonly state: ViewState }): void;
  /** The document is read anew: forget everything and start again. */
  restart(params: null): void;
}
