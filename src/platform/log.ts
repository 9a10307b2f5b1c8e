import * as vscode from 'vscode';
import { redact } from '../core/storage/redact.ts';
import { type Failure, toFailure } from '../protocol/failure.ts';
import { noticeText } from './notice-text.ts';

/** The output channel "Flow Logs": what a support case needs, and never a secret or a log's text. */
export interface Log extends vscode.Disposable {
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
}

/** Whatever is written passes here, and so no secret that came along in others’ words stays. */
export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Flow Logs', { log: true });
  return {
    info: (line) => channel.info(redact(line)),
    warn: (line) => channel.warn(redact(line)),
    error: (line) => channel.error(redact(line)),
    dispose: () => channel.dispose(),
  };
}

/** Shows a failure with its remedy, and keeps it in the log. A cancellation is no failure. */
export function showFailure(log: Log, thrown: unknown): void {
  const failure = toFailure(thrown);
  if (failure.code === 'cancelled') return;
  log.error(`${failure.code}: ${failure.message}`);
  void vscode.window.showErrorMessage(noticeText(redact(sentence(failure))));
}

function sentence({ message, remedy }: Failure): string {
  return remedy === '' ? message : `${message} ${remedy}`;
}
