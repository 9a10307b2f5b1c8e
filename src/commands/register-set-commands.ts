import type * as vscode from 'vscode';
import type { Log } from '../platform/log.ts';
import { openAsOneTable } from './open-as-one-table.ts';
import { openTimeRange, type RangeServices } from './open-time-range.ts';
import { registerEach } from './register-commands.ts';
import { saveSet, type SaveServices } from './save-set.ts';

/** Registers what opens several logs as one table, and saves how they are shown. */
export function registerSetCommands(
  context: vscode.ExtensionContext,
  log: Log,
  services: RangeServices & SaveServices,
): void {
  registerEach(context, log, {
    'flowLogs.openTimeRange': (argument) => openTimeRange(services, argument),
    'flowLogs.openAsOneTable': (argument, all) => openAsOneTable(services, argument, all),
    'flowLogs.saveSet': () => saveSet(services),
  });
}
