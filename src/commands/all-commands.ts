import * as vscode from 'vscode';
import type { AddedAccounts } from '../accounts/added-accounts.ts';
import type { ManagementOf } from '../accounts/add/pick-steps.ts';
import { blobUri } from '../blobs/blob-uri.ts';
import type { Blobs } from '../blobs/blobs.ts';
import type { LinkOpener } from '../blobs/link-opener.ts';
import type { FlowLogEditor } from '../editor/flow-log-editor.ts';
import type { RecordDocuments } from '../editor/record-documents.ts';
import type { EngineClient } from '../engine/client.ts';
import { explainProblems } from '../language/explain-problem.ts';
import type { Log } from '../platform/log.ts';
import type { SetResolver } from '../sets/set-resolver.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { addAccount } from './add-account.ts';
import { addPlace } from './add-place.ts';
import { cancelLoading } from './cancel-loading.ts';
import type { Command, Commands, PageCommandId } from './command-ids.ts';
import { copyBlobPath } from './copy-blob-path.ts';
import { copyBlobUrl } from './copy-blob-url.ts';
import { copyTuple } from './copy-tuple.ts';
import { decodeClipboard } from './decode-clipboard.ts';
import { downloadBlob } from './download-blob.ts';
import { explainSample } from './explain-sample.ts';
import { explainTuple } from './explain-tuple.ts';
import { findNic } from './find-nic.ts';
import { formatRecord } from './format-record.ts';
import { goToTime } from './go-to-time.ts';
import { importNames } from './import-names.ts';
import { loadMore } from './load-more.ts';
import { openAsJson } from './open-as-json.ts';
import { openAsOneTable } from './open-as-one-table.ts';
import { openAsTable } from './open-as-table.ts';
import { openBlobByUrl } from './open-blob-by-url.ts';
import { openNextRecord } from './open-next-record.ts';
import { openRecord } from './open-record.ts';
import { openSample } from './open-sample.ts';
import { openTimeRange } from './open-time-range.ts';
import { PAGE_COMMANDS } from './page-commands.ts';
import { placeOfMenu } from './place-of-menu.ts';
import { refresh } from './refresh.ts';
import { removeAccount } from './remove-account.ts';
import { removePlace } from './remove-place.ts';
import { reportIssue } from './report-issue.ts';
import { retry } from './retry.ts';
import { saveSet } from './save-set.ts';
import { explainServiceTags } from './service-tags.ts';
import { signIn } from './sign-in.ts';
import { startNames } from './start-names.ts';

/** What commands work by. */
export interface CommandServices {
  readonly extension: vscode.Extension<unknown>;
  readonly log: Log;
  readonly accounts: AddedAccounts;
  readonly management: ManagementOf;
  readonly blobs: Blobs;
  readonly records: RecordDocuments;
  readonly engine: EngineClient;
  readonly editor: FlowLogEditor;
  readonly links: LinkOpener;
  readonly sets: SetResolver;
  readonly tree: FlowLogTree;
}

/** What each command does. */
export function allCommands(services: CommandServices): Commands {
  return {
    ...logCommands(services),
    ...blobCommands(services),
    ...accountCommands(services),
    ...treeCommands(services),
    ...setCommands(services),
    ...pageCommands(services),
  };
}

function logCommands({ extension, log, records, engine, editor }: CommandServices) {
  return {
    'flowLogs.openAsTable': (uri, filter) => openAsTable(editor, uriOf(uri), textOf(filter)),
    'flowLogs.openSample': (filter) => openSample(editor, extension.extensionUri, textOf(filter)),
    'flowLogs.explainSample': () => explainSample(extension.extensionUri),
    'flowLogs.decodeClipboard': () => decodeClipboard(editor),
    'flowLogs.explainProblems': (kind) => explainProblems(extension.extensionUri, kind),
    'flowLogs.openAsJson': (argument) => openAsJson(editor, uriOf(argument)),
    'flowLogs.openNextRecord': () => openNextRecord(records),
    'flowLogs.export': () => editor.export(),
    'flowLogs.explainTuple': () => explainTuple(records),
    'flowLogs.copyTuple': () => copyTuple(),
    'flowLogs.formatRecord': () => formatRecord(records),
    'flowLogs.openRecord': () => openRecord(records),
    'flowLogs.reportIssue': () => reportIssue(extension, log),
    'flowLogs.startNames': () => startNames(editor),
    'flowLogs.importNames': () => importNames(engine),
    'flowLogs.whereServiceTags': () => explainServiceTags(),
  } satisfies Readonly<Record<string, Command>>;
}

function blobCommands({ editor, blobs, links }: CommandServices) {
  return {
    'flowLogs.openBlobByUrl': () => openBlobByUrl(links),
    'flowLogs.downloadBlob': (argument) => downloadBlob(editor, uriOf(argument)),
    'flowLogs.copyBlobUrl': (argument) => copyBlobUrl(blobs, uriOf(argument)),
    'flowLogs.copyBlobPath': (argument) => copyBlobPath(blobs, uriOf(argument)),
  } satisfies Readonly<Record<string, Command>>;
}

function accountCommands({ accounts, management }: CommandServices) {
  return {
    'flowLogs.addAccount': () => addAccount(accounts, management),
    'flowLogs.removeAccount': (argument) => removeAccount(accounts, argument),
    'flowLogs.signIn': (argument) => signIn(accounts, argument),
  } satisfies Readonly<Record<string, Command>>;
}

function treeCommands({ tree, accounts }: CommandServices) {
  return {
    'flowLogs.refresh': (node) => refresh(tree, node),
    'flowLogs.loadMore': (node) => loadMore(tree, node),
    'flowLogs.retry': (node) => retry(tree, node),
    'flowLogs.cancelLoading': () => cancelLoading(tree),
    'flowLogs.goToTime': (node) => goToTime(tree, node),
    'flowLogs.findNic': (node) => findNic(tree, node),
    'flowLogs.addPlace': (node) => addPlace(tree, accounts, node),
    'flowLogs.removePlace': (node) => removePlace(tree, accounts, node),
  } satisfies Readonly<Record<string, Command>>;
}

function setCommands({ tree, blobs, sets, editor }: CommandServices) {
  const open = (uri: vscode.Uri) => editor.open(uri);
  const ranges = { tree, sets, open };
  return {
    'flowLogs.openTimeRange': (argument) => openTimeRange(ranges, argument),
    'flowLogs.openAsOneTable': (argument, all) => openAsOneTable(ranges, argument, all),
    'flowLogs.saveSet': () => saveSet({ blobs, open, inFront: () => editor.inFront() }),
  } satisfies Readonly<Record<string, Command>>;
}

function pageCommands({ editor }: CommandServices) {
  const all = PAGE_COMMANDS.map((command): [PageCommandId, Command] => [
    `flowLogs.${command}`,
    (context) => editor.run(command, placeOfMenu(context)),
  ]);
  return Object.fromEntries(all) as Record<PageCommandId, Command>;
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
