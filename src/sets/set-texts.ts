import * as vscode from 'vscode';
import { flowSetText } from '../core/flowset/write-flow-set.ts';
import { SET_SCHEME, textOfSetUri } from './set-uri.ts';

/** Sets that nobody saved as text documents, for "Open as JSON". */
export class SetTexts implements vscode.TextDocumentContentProvider {
  register(): vscode.Disposable {
    return vscode.workspace.registerTextDocumentContentProvider(SET_SCHEME, this);
  }

  async provideTextDocumentContent(uri: vscode.Uri): Promise<string> {
    const { readFlowSet } = await import('../core/flowset/read-flow-set.ts');
    const text = textOfSetUri(uri);
    const { set } = readFlowSet(text);
    return set === undefined ? text : flowSetText(set);
  }
}
