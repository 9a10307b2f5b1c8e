import * as vscode from 'vscode';
import { formatCounted } from '../core/format/numbers.ts';
import { visible } from '../core/filter/inert-text.ts';
import { NAMES_FILE_ENDING } from '../core/names/names-file-ending.ts';
import type { EngineClient } from '../engine/client.ts';
import { sourceOf } from '../names/find-names.ts';
import { FailureError } from '../protocol/failure.ts';
import type { ImportedNamesFile } from '../protocol/names.ts';
import { showNames } from './start-names.ts';
import { noticeText } from '../platform/notice-text.ts';

const TITLE = 'Import names from an ARM template, a Bicep build, or “az network vnet list”';

/**
 * "Flow Logs: Import Names…": subnets of a template or of what a tool prints, into the names file
 * in front, or into a new one. Nothing is saved: whoever imports looks at it first.
 */
export async function importNames(engine: Pick<EngineClient, 'call'>): Promise<void> {
  const into = namesInFront();
  const filters = { JSON: ['json', 'jsonc'] };
  const picked = await vscode.window.showOpenDialog({ title: TITLE, openLabel: 'Import', filters });
  if (picked?.[0] === undefined) return;
  const source = await sourceOf(picked[0]);
  const [text, version] = [into?.getText(), into?.version];
  const imported = await engine.call('importNames', {
    source,
    ...(text === undefined ? {} : { into: text }),
  });
  if (imported.entries === 0) throw nothingIn(source.name, imported);
  if (into === undefined || imported.added === null) await showNames(imported.text);
  else if (into.version === version) await add(into, imported.added.insertions);
  else throw changedMeanwhile();
  tell(imported, into === undefined);
}

function namesInFront(): vscode.TextDocument | undefined {
  const document = vscode.window.activeTextEditor?.document;
  return document?.uri.path.endsWith(NAMES_FILE_ENDING) === true ? document : undefined;
}

async function add(
  document: vscode.TextDocument,
  insertions: readonly { readonly offset: number; readonly text: string }[],
): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  for (const { offset, text } of insertions) {
    edit.insert(document.uri, document.positionAt(offset), text);
  }
  await vscode.workspace.applyEdit(edit);
}

function tell({ entries, added, problems }: ImportedNamesFile, isNew: boolean): void {
  const count = isNew || added === null ? entries : added.count;
  const words = `${formatCounted(count, 'name')} imported. Save the file to use ${count === 1 ? 'it' : 'them'}.`;
  if (problems.length === 0) void vscode.window.showInformationMessage(words);
  else void vscode.window.showWarningMessage(`${words} ${noticeText(problems.join(' '))}`);
}

function changedMeanwhile(): FailureError {
  const message = 'The names file was changed while names were being imported.';
  return new FailureError('changed', message, 'Import them again.');
}

function nothingIn(name: string, { problems }: ImportedNamesFile): FailureError {
  const why = problems[0] ?? 'It holds no virtual network.';
  return new FailureError('not-found', `No names were found in ${name}.`, visible(why));
}
