import * as vscode from 'vscode';
import type { Log } from '../platform/log.ts';
import { versionLines } from '../platform/versions.ts';

/** What is asked of every report, before the versions. */
const QUESTIONS = ['What did you do?', 'What did you expect?', 'What happened?'];

const NO_ADDRESS =
  'This copy of Flow Log Lens names no address for reports. Fill in the text, take out what should not leave, and send it to whoever gave you the extension.';

/**
 * "Flow Logs: Report Issue": a text with versions and the latest lines of the output channel, all
 * of which the person sees before anything leaves. The editor's own reporter takes it where the
 * manifest has an address for reports; without one that would only fail.
 */
export async function reportIssue(extension: vscode.Extension<unknown>, log: Log): Promise<void> {
  const issueBody = bodyOf(extension, log.recent());
  if (hasAddress(extension)) {
    const options = { extensionId: extension.id, issueBody };
    await vscode.commands.executeCommand('workbench.action.openIssueReporter', options);
    return;
  }
  const text = { language: 'markdown', content: issueBody };
  await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(text));
  void vscode.window.showInformationMessage(NO_ADDRESS);
}

function hasAddress({ packageJSON }: vscode.Extension<unknown>): boolean {
  const { bugs, repository } = packageJSON as { readonly bugs?: unknown; repository?: unknown };
  return bugs !== undefined || repository !== undefined;
}

function bodyOf(extension: vscode.Extension<unknown>, lines: readonly string[]): string {
  const asked = QUESTIONS.map((question) => `**${question}**\n\n`);
  const versions = versionLines(extension).map((line) => `- ${line}`);
  const noted = [
    '**Latest lines of the output channel “Flow Logs”**\n',
    '```text',
    ...lines,
    '```',
  ];
  return [...asked, '**Versions**\n', ...versions, '', ...noted, ''].join('\n');
}
