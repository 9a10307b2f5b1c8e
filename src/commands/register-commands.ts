import * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import { type Log, showFailure } from '../platform/log.ts';
import { openAsJson } from './open-as-json.ts';
import { openAsTable } from './open-as-table.ts';
import { PAGE_COMMANDS, placeOfMenu } from './page-commands.ts';

type Command = (argument: unknown) => Promise<void>;

/** Every command that package.json names, and no other. */
function commandsOf(editor: FlowLogEditor): Readonly<Record<string, Command>> {
  const ofPage = PAGE_COMMANDS.map((command): [string, Command] => [
    `flowLogs.${command}`,
    (context) => editor.run(command, placeOfMenu(context)),
  ]);
  return {
    'flowLogs.openAsTable': (argument) => openAsTable(uriOf(argument)),
    'flowLogs.openAsJson': (argument) => openAsJson(uriOf(argument)),
    'flowLogs.export': () => editor.export(),
    ...Object.fromEntries(ofPage),
  };
}

function uriOf(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : undefined;
}

/** Registers all commands; one that fails says so in its own words. */
export function registerCommands(
  context: vscode.ExtensionContext,
  log: Log,
  editor: FlowLogEditor,
): void {
  for (const [id, run] of Object.entries(commandsOf(editor))) {
    const guarded = (argument: unknown) =>
      run(argument).catch((thrown: unknown) => showFailure(log, thrown));
    context.subscriptions.push(vscode.commands.registerCommand(id, guarded));
  }
}
