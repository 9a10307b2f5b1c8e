import * as vscode from 'vscode';
import { type Log, showFailure } from '../platform/log.ts';
import { openAsJson } from './open-as-json.ts';
import { openAsTable } from './open-as-table.ts';

type Command = (uri?: vscode.Uri) => Promise<void>;

/** Every command that package.json names, and no other. */
const COMMANDS: Readonly<Record<string, Command>> = {
  'flowLogs.openAsTable': openAsTable,
  'flowLogs.openAsJson': openAsJson,
};

/** Registers all commands; one that fails says so in its own words. */
export function registerCommands(context: vscode.ExtensionContext, log: Log): void {
  for (const [id, run] of Object.entries(COMMANDS)) {
    const guarded = (argument: unknown) =>
      run(argument instanceof vscode.Uri ? argument : undefined).catch((thrown: unknown) =>
        showFailure(log, thrown),
      );
    context.subscriptions.push(vscode.commands.registerCommand(id, guarded));
  }
}
