import * as vscode from 'vscode';
import { blobUri } from '../blobs/blob-uri.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { LinkOpener } from '../blobs/link-opener.ts';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import type { RecordDocuments } from '../editor/record-documents.ts';
import { type Log, showFailure } from '../platform/log.ts';
import { explainProblems } from '../language/explain-problem.ts';
import { copyBlobPath } from './copy-blob-path.ts';
import { copyBlobUrl } from './copy-blob-url.ts';
import { copyTuple } from './copy-tuple.ts';
import { decodeClipboard } from './decode-clipboard.ts';
import { downloadBlob } from './download-blob.ts';
import { explainSample } from './explain-sample.ts';
import { explainTuple } from './explain-tuple.ts';
import { formatRecord } from './format-record.ts';
import { openAsJson } from './open-as-json.ts';
import { openAsTable } from './open-as-table.ts';
import { openBlobByUrl } from './open-blob-by-url.ts';
import { openNextRecord } from './open-next-record.ts';
import { openRecord } from './open-record.ts';
import { openSample } from './open-sample.ts';
import { PAGE_COMMANDS, placeOfMenu } from './page-commands.ts';
import { reportIssue } from './report-issue.ts';

/** What a command does. What it throws is shown. */
export type Command = (...args: readonly unknown[]) => Promise<void>;

/** What commands work by. */
export interface CommandServices {
  readonly editor: FlowLogEditor;
  readonly records: RecordDocuments;
  readonly blobs: Blobs;
  readonly links: LinkOpener;
}

function commandsOf(
  { editor, records, blobs, links }: CommandServices,
  extension: vscode.Extension<unknown>,
  log: Log,
): Readonly<Record<string, Command>> {
  const ofPage = PAGE_COMMANDS.map((command): [string, Command] => [
    `flowLogs.${command}`,
    (context) => editor.run(command, placeOfMenu(context)),
  ]);
  return {
    'flowLogs.openAsTable': (uri, filter) => openAsTable(editor, uriOf(uri), textOf(filter)),
    'flowLogs.openSample': (filter) => openSample(editor, extension.extensionUri, textOf(filter)),
    'flowLogs.explainSample': () => explainSample(extension.extensionUri),
    'flowLogs.decodeClipboard': () => decodeClipboard(editor),
    'flowLogs.explainProblems': (kind) => explainProblems(extension.extensionUri, kind),
    'flowLogs.openAsJson': (argument) => openAsJson(editor, uriOf(argument)),
    'flowLogs.openNextRecord': () => openNextRecord(records),
    'flowLogs.openBlobByUrl': () => openBlobByUrl(links),
    'flowLogs.downloadBlob': (argument) => downloadBlob(editor, uriOf(argument)),
    'flowLogs.copyBlobUrl': (argument) => copyBlobUrl(blobs, uriOf(argument)),
    'flowLogs.copyBlobPath': (argument) => copyBlobPath(blobs, uriOf(argument)),
    'flowLogs.export': () => editor.export(),
    'flowLogs.explainTuple': () => explainTuple(records),
    'flowLogs.copyTuple': () => copyTuple(),
    'flowLogs.formatRecord': () => formatRecord(records),
    'flowLogs.openRecord': () => openRecord(records),
    'flowLogs.reportIssue': () => reportIssue(extension, log),
    ...Object.fromEntries(ofPage),
  };
}

/** Links give texts, menus what they were opened on. */
function textOf(argument: unknown): string | undefined {
  return typeof argument === 'string' ? argument : undefined;
}

/** Of menus: the document itself, or the tree's node of a blob. */
function uriOf(argument: unknown): vscode.Uri | undefined {
  if (argument instanceof vscode.Uri) return argument;
  const { url } = (argument ?? {}) as { readonly url?: unknown };
  return typeof url === 'string' ? blobUri(url) : undefined;
}

/** Registers the commands that need no storage account; one that fails says so in its own words. */
export function registerCommands(
  context: vscode.ExtensionContext,
  log: Log,
  services: CommandServices,
): void {
  registerEach(context, log, commandsOf(services, context.extension, log));
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
