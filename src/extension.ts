import * as vscode from 'vscode';
import { createAccounts } from './accounts/create-accounts.ts';
import { BlobFiles } from './blobs/blob-files.ts';
import { Blobs } from './blobs/blobs.ts';
import { registerCommands } from './commands/register-commands.ts';
import { createEngine } from './editor/create-engine.ts';
import { RecordDocuments } from './editor/record-documents.ts';
import { registerEditor } from './editor/register-editor.ts';
import { registerLanguage } from './language/register-language.ts';
import { createNames } from './names/create-names.ts';
import { NicLabels } from './names/nic-labels.ts';
import { createLog, showFailure } from './platform/log.ts';
import { onNeed } from './platform/on-need.ts';
import { versionLines } from './platform/versions.ts';
import { SetProblems } from './sets/set-problems.ts';
import { SetTexts } from './sets/set-texts.ts';
import { registerTree } from './tree/register-tree.ts';

/** Registers what there is; most of it is loaded and made once it is needed. */
export function activate(context: vscode.ExtensionContext): void {
  const { extension } = context;
  const log = createLog();
  log.info(versionLines(extension).join(', '));
  const records = new RecordDocuments();
  const { accounts, management } = createAccounts(context, log);
  const blobs = new Blobs(accounts);
  const nics = new NicLabels();
  const editor = async () => (await services()).editor;
  const engine = createEngine(context, log, blobs, editor);
  const around = { context, log, accounts, blobs, records, engine, nics };
  const services = onNeed(async () => {
    const { createServices } = await import('./services.ts');
    return createServices(around);
  });
  const tree = registerTree(context, accounts, nics, log);
  const commands = onNeed(async () => {
    const { allCommands } = await import('./commands/all-commands.ts');
    const made = { ...around, ...(await services()), tree: await tree() };
    return allCommands({ ...made, extension, management });
  });
  context.subscriptions.push(
    log,
    records.register(),
    new BlobFiles(blobs).register(),
    new SetProblems().register(),
    new SetTexts().register(),
    registerEditor(editor),
    vscode.window.registerUriHandler({
      handleUri: (uri) =>
        services()
          .then(({ links }) => links.follow(uri))
          .catch((thrown: unknown) => showFailure(log, thrown)),
    }),
  );
  registerCommands(context, log, commands);
  const names = createNames(context, log, engine);
  context.subscriptions.push(nics.renamedBy(names));
  registerLanguage(context, { names, nics });
}
