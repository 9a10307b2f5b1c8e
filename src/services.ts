import { Connections } from './blobs/connections.ts';
import { LinkOpener } from './blobs/link-opener.ts';
import type { AddedAccounts } from './accounts/added-accounts.ts';
import { type EditorSurroundings, FlowLogEditor } from './editor/flow-log-editor.ts';
import { SetResolver } from './sets/set-resolver.ts';

/** What is made once a log is opened, a link followed or a command run. */
export interface Services {
  readonly editor: FlowLogEditor;
  readonly links: LinkOpener;
  readonly sets: SetResolver;
}

/** What the services are made of: what was there since the activation. */
export interface Surroundings extends Omit<EditorSurroundings, 'sets'> {
  readonly accounts: AddedAccounts;
}

export function createServices(around: Surroundings): Services {
  const { accounts, blobs } = around;
  const connections = new Connections(accounts, accounts.store);
  const sets = new SetResolver({ accounts, blobs, connections });
  const editor = new FlowLogEditor({ ...around, sets });
  const links = new LinkOpener(accounts, connections, (uri) => editor.open(uri));
  return { editor, links, sets };
}
