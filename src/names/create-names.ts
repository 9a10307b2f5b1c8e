import * as vscode from 'vscode';
import type { EngineClient } from '../engine/client.ts';
import type { Log } from '../platform/log.ts';
import { toFailure } from '../protocol/failure.ts';
import type { NamesReport } from '../protocol/names.ts';
import type { FoundNames } from './find-names.ts';
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
  let told: readonly string[] = [];
  const names = new NamesService(engine, {
    reported: (report, found) => {
      problems.reported(report, found);
      const messages = messagesOf(report, found);
      for (const message of messages) {
        log.warn(message);
        // Once, until it is mended: names are read again whenever a file changes.
        if (!told.includes(message)) void warn(message);
      }
      told = messages;
    },
    failed: (thrown) => log.error(toFailure(thrown).message),
  });
  context.subscriptions.push(problems.register(), names.register());
  return names;
}

/** A message of more sentences is not read. */
const MOST_TOLD = 2;

/** What is wrong with files that no editor shows problems of. */
function messagesOf({ others }: NamesReport, { failures }: FoundNames): string[] {
  const bad = others.filter(({ problems }) => problems.length > 0);
  return [
    ...bad.map(({ name, problems }) => `${name}: ${problems.slice(0, MOST_TOLD).join(' ')}`),
    ...failures.map(({ name, message }) => `${name}: ${message}`),
  ];
}

async function warn(message: string): Promise<void> {
  const open = 'Open Setting';
  const chosen = await vscode.window.showWarningMessage(noticeText(message), open);
  if (chosen === open) {
    await vscode.commands.executeCommand('workbench.action.openSettings', 'flowLogs.names');
  }
}
