import type * as vscode from 'vscode';
import { registerCommands } from './commands/register-commands.ts';
import { FlowLogEditor } from './editor/flow-log-editor.ts';
import { RecordDocuments } from './editor/record-documents.ts';
import { registerLanguage } from './language/register-language.ts';
import { createLog } from './platform/log.ts';

/** Builds the services and registers them; the work is in the rooms. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  const records = new RecordDocuments();
  context.subscriptions.push(log, records.register());
  const editor = FlowLogEditor.register(context, log, records);
  registerCommands(context, log, editor, records);
  registerLanguage(context);
}
