import type * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import type { Log } from '../platform/log.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { addPlace } from './add-place.ts';
import { cancelLoading } from './cancel-loading.ts';
import { findNic } from './find-nic.ts';
import { goToTime } from './go-to-time.ts';
import { loadMore } from './load-more.ts';
import { refresh } from './refresh.ts';
import { registerEach } from './register-commands.ts';
import { removePlace } from './remove-place.ts';
import { retry } from './retry.ts';

/** Registers the commands of the tree of storage accounts. */
export function registerTreeCommands(
  context: vscode.ExtensionContext,
  log: Log,
  tree: FlowLogTree,
  accounts: Accounts,
): void {
  registerEach(context, log, {
    'flowLogs.refresh': (node) => refresh(tree, node),
    'flowLogs.loadMore': (node) => loadMore(tree, node),
    'flowLogs.retry': (node) => retry(tree, node),
    'flowLogs.cancelLoading': () => cancelLoading(tree),
    'flowLogs.goToTime': (node) => goToTime(tree, node),
    'flowLogs.findNic': (node) => findNic(tree, node),
    'flowLogs.addPlace': (node) => addPlace(tree, accounts, node),
    'flowLogs.removePlace': (node) => removePlace(tree, accounts, node),
  });
}
