import type * as vscode from 'vscode';
import { createAccounts } from './accounts/create-accounts.ts';
import { registerAccountCommands } from './commands/register-account-commands.ts';
import { registerCommands } from './commands/register-commands.ts';
import { registerTreeCommands } from './commands/register-tree-commands.ts';
import { FlowLogEditor } from './editor/flow-log-editor.ts';
import { RecordDocuments } from './editor/record-documents.ts';
import { registerLanguage } from './language/register-language.ts';
import { createLog } from './platform/log.ts';
import type { TokenSource } from './protocol/storage.ts';
import { FlowLogTree } from './tree/flow-log-tree.ts';

/** Builds the services and registers them; the work is in the rooms. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const records = new RecordDocuments();
  context.subscriptions.push(log, records.register());
  const { accounts, management } = createAccounts(context, log);
  const tokens: TokenSource = (request) => accounts.token(request);
  const editor = FlowLogEditor.register(context, log, records, tokens);
  registerCommands(context, log, editor, records);
  registerAccountCommands(context, log, accounts, management);
  const tree = FlowLogTree.register(context, accounts);
  registerTreeCommands(context, log, tree, accounts);
  registerLanguage(context);
}
