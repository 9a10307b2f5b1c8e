import * as vscode from 'vscode';
import type { EngineClient } from '../engine/client.ts';
import type { Log } from '../platform/log.ts';
import { toFailure } from '../protocol/failure.ts';
import { NamesProblems } from './names-problems.ts';
import { NamesService } from './names-service.ts';
import { noticeText } from '../platform/notice-text.ts';

/** Names for addresses: finds them, hands them to the engine, and tells what is wrong with them. */
export function createNames(
  context: vscode.ExtensionContext,
  log: Log,
  engine: EngineClient,
): NamesService {
  const problems = new NamesProblems(engine);
  const told = new Set<string>();
  const tell = (message: string) => {
    log.warn(message);
    // Once each: names are read again whenever a file changes.
    if (told.has(message)) return;
    told.add(message);
    void warn(message);
  };
  const names = new NamesService(engine, {
    reported: (report, found) => {
      problems.reported(report, found);
      for (const { name, problems: others } of report.others) {
        if (others.length > 0) tell(`${name}: ${others.slice(0, MOST_TOLD).join(' ')}`);
      }
      for (const { name, message } of found.failures) tell(`${name}: ${message}`);
    },
    failed: (thrown) => log.error(toFailure(thrown).message),
  });
  context.subscriptions.push(problems.register(), names.register());
  return names;
}

/** A message of more sentences is not read. */
const MOST_TOLD = 2;

async function warn(message: string): Promise<void> {
  const open = 'Open Setting';
  const chosen = await vscode.window.showWarningMessage(noticeText(message), open);
  if (chosen === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'flowLogs.names');
  }
}
