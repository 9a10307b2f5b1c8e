import type * as vscode from 'vscode';
import type { Prompting } from '../accounts/accounts.ts';
import type { ColumnName } from '../core/format/columns.ts';
import type { TimeWindow } from '../core/table/time-window.ts';
import type { LogDescription } from '../protocol/session.ts';
import { readSetDocument } from './set-document.ts';
import type { SetResolver } from './set-resolver.ts';

/** What a set is read as, and how it is to be shown. */
export interface SetLog {
  /** Another one whenever what it leads to was written. */
  readonly key: string;
  readonly log: LogDescription;
  readonly filter: string;
  /** The columns to show, in their order; `[]` where the set does not say. */
  readonly columns: readonly ColumnName[];
}

/** A range that ends by now goes on with what comes: its end was named before that was there, ms. */
const NOW = 60_000;

/** The log that the set at `uri` is. Rejects with a `FailureError`. */
export async function logOfSet(
  uri: vscode.Uri,
  sets: SetResolver,
  prompting: Prompting,
): Promise<SetLog> {
  const set = await readSetDocument(uri);
  const { key, sources, window, failed } = await sets.resolve(set, uri, prompting);
  const name = set.name ?? uri.path.split('/').at(-1) ?? '';
  const log: LogDescription = {
    name,
    sources,
    isSet: true,
    missing: failed,
    ...(window === undefined ? {} : { window: openEnd(window, Date.now()) }),
  };
  return { key, log, filter: set.filter ?? '', columns: set.columns ?? [] };
}

function openEnd({ from, to }: TimeWindow, now: number): TimeWindow {
  return { from, to: to > now - NOW ? Infinity : to };
}
