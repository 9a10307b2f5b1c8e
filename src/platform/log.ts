import * as vscode from 'vscode';
import { visible } from '../core/filter/inert-text.ts';
import { redact } from '../core/storage/redact.ts';
import { type Failure, toFailure } from '../protocol/failure.ts';
import { noticeText } from './notice-text.ts';

/** The output channel "Flow Logs": what a support case needs, and never a secret or a log's text. */
export interface Log extends vscode.Disposable {
  /** Only written once somebody has set the channel's level to debug. */
  debug(line: string): void;
  info(line: string): void;
  warn(line: string): void;
  error(line: string): void;
  /** The latest lines, the oldest first, for a report. */
  recent(): readonly string[];
}

/** As many lines as a person still looks through before they are sent. */
const MOST_RECENT = 40;

/**
 * Whatever is written passes here, and so no secret that came along in others’ words stays, nor a name
 * that would pass for a line of its own.
 */
export function createLog(): Log {
  const channel = vscode.window.createOutputChannel('Flow Logs', { log: true });
  const recent: string[] = [];
  const write = (level: 'debug' | 'info' | 'warn' | 'error') => (line: string) => {
    const harmless = visible(redact(line));
    channel[level](harmless);
    recent.push(`${new Date().toISOString()} [${level}] ${harmless}`);
    if (recent.length > MOST_RECENT) recent.shift();
  };
  return {
    debug: write('debug'),
    info: write('info'),
    warn: write('warn'),
    error: write('error'),
    recent: () => recent,
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
