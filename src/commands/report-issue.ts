import * as vscode from 'vscode';
import { machineWords } from '../platform/machine.ts';

/** What is asked of every report, before the versions. */
const QUESTIONS = ['What did you do?', 'What did you expect?', 'What happened?'];

/**
 * "Flow Logs: Report Issue": the editor's own reporter, with a text in which nothing is filled in
 * but versions. It holds nothing of a log, an account or a file; the person sees all of it.
 */
export async function reportIssue(extension: vscode.Extension<unknown>): Promise<void> {
  await vscode.commands.executeCommand('workbench.action.openIssueReporter', {
    extensionId: extension.id,
    issueBody: issueBody(extension),
  });
}

function issueBody({ packageJSON }: vscode.Extension<unknown>): string {
  const { version } = packageJSON as { readonly version: string };
  const { env } = vscode;
  const versions = [
    `Flow Log Lens ${version}`,
    `${env.appName} ${vscode.version} (${env.appHost})`,
    machineWords(),
    ...(env.remoteName === undefined ? [] : [`remote: ${env.remoteName}`]),
  ];
  const asked = QUESTIONS.map((question) => `**${question}**\n\n`);
  return [...asked, '**Versions**\n', ...versions.map((line) => `- ${line}`), ''].join('\n');
}
