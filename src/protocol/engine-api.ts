import type { Cancellation } from './platform.ts';
import type { Page, SessionState, SortTerm, SourceDescription, ViewState } from './session.ts';

/** What the host asks of the engine worker. */
export interface EngineApi {
  /** Begins to load a source; its state comes by `sessionChanged`. */
  openSession(params: { readonly session: number; readonly source: SourceDescription }): void;
  /** Ends a session and frees its table. */
  closeSession(params: { readonly session: number }): void;
  /** Stops loading and keeps what has arrived. */
  cancelLoading(params: { readonly session: number }): void;
  /** Opens a view over a session's rows, in file order at first. */
  openView(params: { readonly session: number; readonly view: number }): ViewState;
  closeView(params: { readonly view: number }): void;
  /** Sorts a view; an empty list is file order. Cancelled by the next one. */
  sortView(
    params: { readonly view: number; readonly terms: readonly SortTerm[] },
    signal: Cancellation,
  ): Promise<ViewState>;
  /** Rows `start … end - 1` of a view; fewer where it is shorter. */
  readPage(params: { readonly view: number; readonly start: number; readonly end: number }): Page;
}

/** What the engine worker tells the host. */
export interface EngineEvents {
  sessionChanged(params: { readonly session: number; readonly state: SessionState }): void;
  viewChanged(params: { readonly view: number; readonly state: ViewState }): void;
}
