import * as vscode from 'vscode';
import type { OnNeed } from '../platform/on-need.ts';
import type { FlowLogDocument } from './flow-log-document.ts';
import type { FlowLogEditor } from './flow-log-editor.ts';
import { BLOB_VIEW, FILE_VIEW } from './view-types.ts';

/** Registers the editor under both of its view types. */
export function registerEditor(editor: OnNeed<FlowLogEditor>): vscode.Disposable {
  const provider: vscode.CustomReadonlyEditorProvider<FlowLogDocument> = {
    openCustomDocument: async (uri) => (await editor()).openCustomDocument(uri),
    resolveCustomEditor: async (document, tab) =>
      (await editor()).resolveCustomEditor(document, tab),
  };
  const options = { supportsMultipleEditorsPerDocument: true };
  return vscode.Disposable.from(
    vscode.window.registerCustomEditorProvider(BLOB_VIEW, provider, options),
    vscode.window.registerCustomEditorProvider(FILE_VIEW, provider, options),
  );
}
