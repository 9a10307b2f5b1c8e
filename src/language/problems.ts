import * as vscode from 'vscode';
import { visible } from '../core/filter/language.ts';
import { settings } from '../platform/settings.ts';
import { isFlowLog, rangeOf } from './documents.ts';
import { explainProblem } from './explain-problem.ts';
import type { ScanModel, ScannedProblem } from './scan/scan-model.ts';
import type { ScannedDocuments } from './scanned-documents.ts';

const { Error: BROKEN, Warning: NOT_DECODED, Information: UNKNOWN } = vscode.DiagnosticSeverity;

/** What breaks the JSON is an error; what costs tuples, a warning; what is only unknown, a word. */
function severityOf(kind: ScannedProblem['kind']): vscode.DiagnosticSeverity {
  if (kind.startsWith('unknown-')) return UNKNOWN;
  return kind === 'bad-json' || kind === 'too-deep' ? BROKEN : NOT_DECODED;
}

/** Tells what is wrong with the flow logs that are in sight, each at its place. */
export class LogProblems {
  private readonly documents: ScannedDocuments;
  private readonly collection = vscode.languages.createDiagnosticCollection('flow-logs');

  constructor(documents: ScannedDocuments) {
    this.documents = documents;
  }

  register(): vscode.Disposable {
    return vscode.Disposable.from(
      this.collection,
      vscode.window.onDidChangeVisibleTextEditors(() => this.look()),
      vscode.workspace.onDidChangeTextDocument(({ document }) => this.lookAt(document)),
      vscode.workspace.onDidCloseTextDocument(({ uri }) => this.collection.delete(uri)),
    );
  }

  /** Looks at all that is in sight. */
  look(): void {
    if (!settings.rawJson.problems()) this.collection.clear();
    for (const { document } of vscode.window.visibleTextEditors) this.lookAt(document);
  }

  private lookAt(document: vscode.TextDocument): void {
    if (!settings.rawJson.problems() || !isInSight(document)) return;
    if (!isFlowLog(document)) return this.collection.delete(document.uri);
    void this.documents.modelOf(document).then((model) => {
      if (model !== undefined && !document.isClosed) this.tell(document, model);
    });
  }

  private tell({ uri }: vscode.TextDocument, { problems }: ScanModel): void {
    if (settings.rawJson.problems()) this.collection.set(uri, problems.map(diagnosticOf));
  }
}

function isInSight(document: vscode.TextDocument): boolean {
  return vscode.window.visibleTextEditors.some((editor) => editor.document === document);
}

function diagnosticOf({ kind, message, start, end }: ScannedProblem): vscode.Diagnostic {
  const words = visible(message);
  const diagnostic = new vscode.Diagnostic(rangeOf(start, end), words, severityOf(kind));
  diagnostic.source = 'Flow Logs';
  diagnostic.code = { value: kind, target: explainProblem(kind) };
  return diagnostic;
}
