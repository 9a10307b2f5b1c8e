import type * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import type { Log } from '../platform/log.ts';
import { importNames } from './import-names.ts';
import { registerEach } from './register-commands.ts';
import { explainServiceTags } from './service-tags.ts';
import { startNames } from './start-names.ts';

/** Registers the commands about names for addresses. */
export function registerNamesCommands(
  context: vscode.ExtensionContext,
  log: Log,
  editor: FlowLogEditor,
): void {
  registerEach(context, log, {
    'flowLogs.startNames': () => startNames(editor),
    'flowLogs.importNames': () => importNames(editor.engine),
    'flowLogs.whereServiceTags': () => explainServiceTags(),
  });
}
