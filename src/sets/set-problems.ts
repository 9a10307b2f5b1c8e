import * as vscode from 'vscode';
import { visible } from '../core/filter/inert-text.ts';
import { FLOW_SET_ENDING } from '../core/flowset/flow-set.ts';
import type { NameProblem } from '../core/names/name-problem.ts';

/** Tells what is wrong with the flow sets that are open as text, each problem at its place. */
export class SetProblems {
  private readonly collection = vscode.languages.createDiagnosticCollection('flow-sets');

  register(): vscode.Disposable {
    for (const document of vscode.workspace.textDocuments) void this.look(document);
    return vscode.Disposable.from(
      this.collection,
      vscode.workspace.onDidOpenTextDocument((document) => void this.look(document)),
      vscode.workspace.onDidChangeTextDocument(({ document }) => void this.look(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
    );
  }

  private async look(document: vscode.TextDocument): Promise<void> {
    if (!document.uri.path.toLowerCase().endsWith(FLOW_SET_ENDING)) return;
    const { readFlowSet } = await import('../core/flowset/read-flow-set.ts');
    if (document.isClosed) return;
    const { problems } = readFlowSet(document.getText());
    this.collection.set(
      document.uri,
      problems.map((problem) => diagnosticOf(document, problem)),
    );
  }
}

function diagnosticOf(document: vscode.TextDocument, problem: NameProblem): vscode.Diagnostic {
  const { offset, length, message, severity } = problem;
  const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
  const { Error: WRONG, Warning: UNKNOWN } = vscode.DiagnosticSeverity;
  const kind = severity === 'error' ? WRONG : UNKNOWN;
  const diagnostic = new vscode.Diagnostic(range, visible(message), kind);
  diagnostic.source = 'Flow Logs';
  return diagnostic;
}
