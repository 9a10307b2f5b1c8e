import * as vscode from 'vscode';
import { type Failure, toFailure } from '../protocol/failure.ts';

/** The output channel "Flow Logs": what a support case needs, and never a secret or a log's text. */
export type Log = vscode.LogOutputChannel;

export function createLog(): Log {
  return vscode.window.createOutputChannel('Flow Logs', { log: true });
}

/** Shows a failure with its remedy, and keeps it in the log. A cancellation is no failure. */
export function showFailure(log: Log, thrown: unknown): void {
  const failure = toFailure(thrown);
  if (failure.code === 'cancelled') return;
  log.error(`${failure.code}: ${failure.message}`);
  void vscode.window.showErrorMessage(sentence(failure));
}

function sentence({ message, remedy }: Failure): string {
  return remedy === '' ? message : `${message} ${remedy}`;
}
