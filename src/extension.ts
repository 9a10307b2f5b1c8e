import * as vscode from 'vscode';
import { createAccounts } from './accounts/create-accounts.ts';
import { BlobFiles } from './blobs/blob-files.ts';
import { Blobs } from './blobs/blobs.ts';
import { Connections } from './blobs/connections.ts';
import { LinkOpener } from './blobs/link-opener.ts';
import { registerAccountCommands } from './commands/register-account-commands.ts';
import { registerCommands } from './commands/register-commands.ts';
import { registerSetCommands } from './commands/register-set-commands.ts';
import { registerTreeCommands } from './commands/register-tree-commands.ts';
import { FlowLogEditor } from './editor/flow-log-editor.ts';
import { RecordDocuments } from './editor/record-documents.ts';
import { registerNamesCommands } from './commands/register-names-commands.ts';
import { registerLanguage } from './language/register-language.ts';
import { createNames } from './names/create-names.ts';
import { createLog, showFailure } from './platform/log.ts';
import { versionLines } from './platform/versions.ts';
import { SetProblems } from './sets/set-problems.ts';
import { SetResolver } from './sets/set-resolver.ts';
import { SetTexts } from './sets/set-texts.ts';
import { FlowLogTree } from './tree/flow-log-tree.ts';

/** Builds the services and registers them; the work is in the rooms. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  log.info(versionLines(context.extension).join(', '));
  const records = new RecordDocuments();
  const { accounts, management } = createAccounts(context, log);
  const blobs = new Blobs(accounts);
  const connections = new Connections(accounts, accounts.store);
  const sets = new SetResolver({ accounts, blobs, connections });
  const editor = FlowLogEditor.register(context, log, records, { blobs, sets });
  const links = new LinkOpener(accounts, connections, (uri) => editor.open(uri));
  context.subscriptions.push(
    log,
    records.register(),
    new BlobFiles(blobs).register(),
    new SetProblems().register(),
    new SetTexts().register(),
    vscode.window.registerUriHandler({
      handleUri: (uri) => links.follow(uri).catch((thrown: unknown) => showFailure(log, thrown)),
    }),
  );
  registerCommands(context, log, { editor, records, blobs, links });
  registerAccountCommands(context, log, accounts, management);
  const tree = FlowLogTree.register(context, accounts, editor.nics, log);
  registerTreeCommands(context, log, tree, accounts);
  registerSetCommands(context, log, {
    tree,
    blobs,
    sets,
    open: (uri) => editor.open(uri),
    inFront: () => editor.inFront(),
  });
  const names = createNames(context, log, editor.engine);
  context.subscriptions.push(editor.nics.renamedBy(names));
  registerNamesCommands(context, log, editor);
  registerLanguage(context, { names, nics: editor.nics });
}
