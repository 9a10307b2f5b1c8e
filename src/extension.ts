import type * as vscode from 'vscode';
import { registerCommands } from './commands/register-commands.ts';
import { FlowLogEditor } from './editor/flow-log-editor.ts';
import { registerLanguage } from './language/register-language.ts';
import { createLog } from './platform/log.ts';

/** Builds the services and registers them; the work is in the rooms. */
export function activate(context: vscode.ExtensionContext): void {
  const log = createLog();
  context.subscriptions.push(log);
  const editor = FlowLogEditor.register(context, log);
  registerCommands(context, log, editor);
  registerLanguage(context);
}
