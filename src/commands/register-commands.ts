import * as vscode from 'vscode';
import { type Log, showFailure } from '../platform/log.ts';
import type { OnNeed } from '../platform/on-need.ts';
import { COMMAND_IDS, type Commands } from './command-ids.ts';

/** Registers all commands by their ids; one that fails says so in its own words. */
export function registerCommands(
  context: vscode.ExtensionContext,
  log: Log,
  commands: OnNeed<Commands>,
): void {
  for (const id of COMMAND_IDS) {
    const guarded = async (...args: readonly unknown[]) => {
      try {
        await (await commands())[id](...args);
      } catch (thrown) {
        showFailure(log, thrown);
      }
    };
    context.subscriptions.push(vscode.commands.registerCommand(id, guarded));
  }
}
