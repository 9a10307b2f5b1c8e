import * as vscode from 'vscode';
import type { SessionState } from '../protocol/session.ts';
import { statusWords } from './status-words.ts';

/** Says in the status bar what the log in front is; gone while none is. */
export class LogStatus implements vscode.Disposable {
  private readonly item: vscode.StatusBarItem;

  constructor() {
    this.item = vscode.window.createStatusBarItem(
      'flowLogs.status',
      vscode.StatusBarAlignment.Right,
      100,
    );
    this.item.name = 'Flow Log';
  }

  /** Of the log in front; `undefined` where another editor is. */
  show(state: SessionState | undefined): void {
    if (state === undefined) return this.item.hide();
    const { text, tooltip } = statusWords(state);
    this.item.text = text;
    this.item.tooltip = tooltip;
    this.item.show();
  }

  dispose(): void {
    this.item.dispose();
  }
}
