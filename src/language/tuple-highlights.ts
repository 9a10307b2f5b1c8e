import * as vscode from 'vscode';
import { isEncryptionFailure } from '../core/format/encryption.ts';
import { after } from '../protocol/platform.ts';
import { settings } from '../platform/settings.ts';
import { isFlowLog } from './documents.ts';
import { type LineTuple, tuplesOnLine } from './line-tuples.ts';

/** Typing and scrolling come in bursts, ms. */
const PAUSE = 50;

/** Lines around those in sight, so that a little scrolling finds them done. */
const MARGIN = 30;

/**
 * Makes denied tuples and failed encryption stand out, in what is in sight of flow logs. In
 * colours that high contrast has too: text in one that a theme lacks cannot be seen.
 */
export class TupleHighlights {
  private readonly denied = vscode.window.createTextEditorDecorationType({
    color: new vscode.ThemeColor('editorError.foreground'),
    before: { contentText: '⊘', margin: '0 0.3em 0 0' },
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private readonly failed = vscode.window.createTextEditorDecorationType({
    color: new vscode.ThemeColor('editorWarning.foreground'),
    textDecoration: 'underline dotted',
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
  private callOff: (() => void) | undefined;

  register(): vscode.Disposable {
    const later = () => this.showSoon();
    return vscode.Disposable.from(
      this.denied,
      this.failed,
      { dispose: () => this.callOff?.() },
      vscode.window.onDidChangeVisibleTextEditors(later),
      vscode.window.onDidChangeTextEditorVisibleRanges(later),
      vscode.workspace.onDidChangeTextDocument(later),
    );
  }

  /** Marks what is in sight now. */
  show(): void {
    for (const editor of vscode.window.visibleTextEditors) this.showIn(editor);
  }

  private showSoon(): void {
    this.callOff?.();
    this.callOff = after(PAUSE, () => this.show());
  }

  private showIn(editor: vscode.TextEditor): void {
    const isWanted = settings.rawJson.highlighting() && isFlowLog(editor.document);
    const lines = isWanted ? linesInSight(editor) : [];
    const [denied, failed]: [vscode.Range[], vscode.Range[]] = [[], []];
    for (const line of lines) {
      for (const tuple of tuplesOnLine(editor.document.lineAt(line).text)) {
        if (tuple.fields[7]?.text === 'D') denied.push(onLine(line, tuple));
        const code = failedCode(tuple);
        if (code !== undefined) failed.push(onLine(line, code));
      }
    }
    editor.setDecorations(this.denied, denied);
    editor.setDecorations(this.failed, failed);
  }
}

function linesInSight({ document, visibleRanges }: vscode.TextEditor): readonly number[] {
  const lines = new Set<number>();
  for (const { start, end } of visibleRanges) {
    const last = Math.min(document.lineCount - 1, end.line + MARGIN);
    for (let line = Math.max(0, start.line - MARGIN); line <= last; line++) lines.add(line);
  }
  return [...lines];
}

interface Piece {
  readonly start: number;
  readonly end: number;
}

/** Only VNet logs have encryption codes. */
function failedCode({ start, shape, fields }: LineTuple): Piece | undefined {
  const code = fields[8];
  if (shape !== 'vnet' || code === undefined || !isEncryptionFailure(code.text)) return undefined;
  return { start: start + code.start, end: start + code.end };
}

function onLine(line: number, { start, end }: Piece): vscode.Range {
  return new vscode.Range(line, start, line, end);
}
