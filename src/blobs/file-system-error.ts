import * as vscode from 'vscode';
import { noticeText } from '../platform/notice-text.ts';
import { type FailureCode, toFailure } from '../protocol/failure.ts';

type Make = (words: string) => vscode.FileSystemError;

const notFound: Make = (words) => vscode.FileSystemError.FileNotFound(words);
const noPermissions: Make = (words) => vscode.FileSystemError.NoPermissions(words);
const unavailable: Make = (words) => vscode.FileSystemError.Unavailable(words);

const KINDS: Partial<Record<FailureCode, Make>> = {
  'not-found': notFound,
  'no-access': noPermissions,
  'sign-in': noPermissions,
  unreachable: unavailable,
  busy: unavailable,
  timeout: unavailable,
};

/**
 * A failure as VS Code's file service knows it, with our words: what happened, and what to do. Whoever
 * asked for the file may show them as a notification.
 */
export function fileSystemError(thrown: unknown): vscode.FileSystemError {
  const { code, message, remedy } = toFailure(thrown);
  const words = remedy === '' ? message : `${message} ${remedy}`;
  return KINDS[code]?.(noticeText(words)) ?? new vscode.FileSystemError(noticeText(words));
}
