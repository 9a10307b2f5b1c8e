import * as vscode from 'vscode';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import type { RecordDocuments } from '../editor/record-documents.ts';
import { type Log, showFailure } from '../platform/log.ts';
import { explainProblems } from '../language/explain-problem.ts';
import { copyTuple } from './copy-tuple.ts';
import { decodeClipboard } from './decode-clipboard.ts';
import { explainTuple } from './explain-tuple.ts';
import { formatRecord } from './format-record.ts';
import { openAsJson } from './open-as-json.ts';
import { openAsTable } from './open-as-table.ts';
import { openRecord } from './open-record.ts';
import { PAGE_COMMANDS, placeOfMenu } from './page-commands.ts';

/** What a command does. What it throws is shown. */
export type Command = (...args: readonly unknown[]) => Promise<void>;

function commandsOf(
  editor: FlowLogEditor,
  records: RecordDocuments,
  extensionUri: vscode.Uri,
): Readonly<Record<string, Command>> {
  const ofPage = PAGE_COMMANDS.map((command): [string, Command] => [
    `flowLogs.${command}`,
    (context) => editor.run(command, placeOfMenu(context)),
  ]);
  return {
    'flowLogs.openAsTable': (uri, filter) =>
      openAsTable(editor, uriOf(uri), typeof filter === 'string' ? filter : undefined),
    'flowLogs.decodeClipboard': () => decodeClipboard(editor),
    'flowLogs.explainProblems': (kind) => explainProblems(extensionUri, kind),
    'flowLogs.openAsJson': (argument) => openAsJson(uriOf(argument)),
    'flowLogs.export': () => editor.export(),
    'flowLogs.explainTuple': () => explainTuple(records),
    'flowLogs.copyTuple': () => copyTuple(),
    'flowLogs.formatRecord': () => formatRecord(records),
    'flowLogs.openRecord': () => openRecord(records),
    ...Object.fromEntries(ofPage),
  };
}

function uriOf(argument: unknown): vscode.Uri | undefined {
  return argument instanceof vscode.Uri ? argument : undefined;
}

/** Registers the commands that need no storage account; one that fails says so in its own words. */
export function registerCommands(
  context: vscode.ExtensionContext,
  log: Log,
  editor: FlowLogEditor,
  records: RecordDocuments,
): void {
  registerEach(context, log, commandsOf(editor, records, context.extensionUri));
}

/** Registers commands by their ids. */
export function registerEach(
  context: vscode.ExtensionContext,
  log: Log,
  commands: Readonly<Record<string, Command>>,
): void {
  for (const [id, run] of Object.entries(commands)) {
    const guarded = (...args: readonly unknown[]) =>
      run(...args).catch((thrown: unknown) => showFailure(log, thrown));
    context.subscriptions.push(vscode.commands.registerCommand(id, guarded));
  }
}
