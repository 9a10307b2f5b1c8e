import * as vscode from 'vscode';
import { visible } from '../core/filter/inert-text.ts';
import { NAMES_FILE_ENDING } from '../core/names/names-file-ending.ts';
import type { EngineClient } from '../engine/client.ts';
import type { NamesReport, PlacedProblem, TextSpan } from '../protocol/names.ts';
import type { FoundNames } from './find-names.ts';

/** Whoever types is not told of each letter, ms. */
const REST = 300;

/** Longer files are read once they are saved, characters. */
const LONGEST = 1_000_000;

const { Error: UNUSED, Warning: PASSED_OVER } = vscode.DiagnosticSeverity;

/** What is wrong with names files, at its place, with what could stand there instead. */
export class NamesProblems implements vscode.CodeActionProvider {
  private readonly engine: Pick<EngineClient, 'call'>;
  private readonly collection = vscode.languages.createDiagnosticCollection('flow-log-names');
  private readonly problems = new Map<string, readonly PlacedProblem[]>();
  private timer: NodeJS.Timeout | undefined;

  constructor(engine: Pick<EngineClient, 'call'>) {
    this.engine = engine;
  }

  register(): vscode.Disposable {
    const selector = { pattern: `**/*${NAMES_FILE_ENDING}` };
    const providedCodeActionKinds = [vscode.CodeActionKind.QuickFix];
    const { workspace, languages } = vscode;
    return vscode.Disposable.from(
      this.collection,
      languages.registerCodeActionsProvider(selector, this, { providedCodeActionKinds }),
      workspace.onDidChangeTextDocument(({ document }) => this.changed(document)),
      workspace.onDidCloseTextDocument(({ uri, isUntitled }) => {
        if (isUntitled) this.show(uri, []);
      }),
      { dispose: () => clearTimeout(this.timer) },
    );
  }

  /** Shows what was found in the files as they are on the disk; one that is being edited waits. */
  reported({ files }: NamesReport, { uris, failures }: FoundNames): void {
    const known = new Set(files.map(({ name }) => uris.get(name)?.toString() ?? ''));
    for (const key of this.problems.keys()) {
      if (!known.has(key)) this.show(vscode.Uri.parse(key), []);
    }
    for (const { name, problems, failure } of files) {
      const uri = uris.get(name);
      if (uri === undefined || isBeingEdited(uri)) continue;
      this.show(uri, failure === undefined ? problems : [wholeFile(failure.message)]);
    }
    for (const { name, message } of failures) {
      const uri = uris.get(name);
      if (uri !== undefined) this.show(uri, [wholeFile(message)]);
    }
  }

  provideCodeActions(document: vscode.TextDocument, range: vscode.Range): vscode.CodeAction[] {
    const problems = this.problems.get(document.uri.toString()) ?? [];
    return problems.flatMap((problem) => {
      const { fix } = problem;
      const place = rangeOf(problem);
      return fix === undefined || place.intersection(range) === undefined
        ? []
        : [replacing(document.uri, place, fix)];
    });
  }

  private changed(document: vscode.TextDocument): void {
    if (!document.uri.path.endsWith(NAMES_FILE_ENDING)) return;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.check(document).catch(() => undefined), REST);
  }

  private async check(document: vscode.TextDocument): Promise<void> {
    const { version } = document;
    const text = document.getText();
    // What is saved is told of with what other files say.
    if (!document.isDirty || text.length > LONGEST) return;
    const problems = await this.engine.call('checkNames', { text });
    if (document.version === version && document.isDirty) this.show(document.uri, problems);
  }

  private show(uri: vscode.Uri, problems: readonly PlacedProblem[]): void {
    if (problems.length === 0) this.problems.delete(uri.toString());
    else this.problems.set(uri.toString(), problems);
    this.collection.set(
      uri,
      problems.map((problem) => diagnosticOf(uri, problem)),
    );
  }
}

function isBeingEdited(uri: vscode.Uri): boolean {
  return vscode.workspace.textDocuments.some((document) => {
    return document.isDirty && document.uri.toString() === uri.toString();
  });
}

function wholeFile(message: string): PlacedProblem {
  const start = { line: 0, character: 0 };
  return { severity: 'error', message, start, end: start };
}

function rangeOf({ start, end }: TextSpan): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, end.character);
}

function diagnosticOf(uri: vscode.Uri, problem: PlacedProblem): vscode.Diagnostic {
  const severity = problem.severity === 'error' ? UNUSED : PASSED_OVER;
  const made = new vscode.Diagnostic(rangeOf(problem), visible(problem.message), severity);
  made.source = 'Flow Logs';
  if (problem.related !== undefined) {
    const location = new vscode.Location(uri, rangeOf(problem.related));
    made.relatedInformation = [new vscode.DiagnosticRelatedInformation(location, 'The first one')];
  }
  return made;
}

function replacing(uri: vscode.Uri, range: vscode.Range, fix: string): vscode.CodeAction {
  const title = `Replace by ${visible(fix)}`;
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  action.edit.replace(uri, range, fix);
  action.isPreferred = true;
  return action;
}
