import type { SessionState } from '../../src/protocol/session.ts';
import type { RecordPlace } from '../../src/protocol/record-text.ts';
import type { FilterAccess } from '../filter/filter-access.ts';
import type { ViewClient } from './view-client.ts';

/** One of the tabs below the timeline, or the timeline or the details themselves. */
export interface Panel {
  readonly root: HTMLElement;
  /**
   * What is shown has changed, or the panel has come into sight. Only called while it is in
   * sight; what is under way for an older state is to be cancelled.
   */
  refresh(): void;
  /** The log itself has changed; called whether the panel is in sight or not. */
  stateChanged?(state: SessionState): void;
  /** Another filter is applied now; called whether the panel is in sight or not. */
  filterChanged?(): void;
}

/** What every panel gets of its page. */
export interface PanelContext {
  readonly view: ViewClient;
  /** Lets a panel's own styles in, where a library makes them. */
  readonly nonce: string;
  readonly filter: FilterAccess;
  /** Says that something failed, above the table; `cancelled` is passed over. */
  readonly failed: (thrown: unknown) => void;
  /** Shows the details of a tuple, by its row's id. */
  readonly showTuple: (row: number) => void;
  /** The same, in sight whether the details were or not. */
  readonly revealTuple: (row: number) => void;
  /** Shows how many things the tab `name` holds, beside its label and in the summary. */
  readonly count: (name: string, count: number) => void;
  /** Opens the record around a place, set out in lines, in a text editor. */
  readonly showInJson: (place: RecordPlace) => void;
  /** Puts a text into the clipboard by way of the host: a page may not always write to it. */
  readonly copyText: (text: string) => Promise<void>;
  /** Reads the log anew, where it has changed since it was read. */
  readonly readAgain: () => void;
  /** What the panel `name` kept when the page was hidden or reloaded; `undefined` at first. */
  readonly kept: (name: string) => unknown;
  /** Keeps something for the panel `name`; it must survive JSON. */
  readonly keep: (name: string, state: unknown) => void;
}
