import path from 'node:path';
import * as vscode from 'vscode';
import type { FlowSet, SetSource } from '../core/flowset/flow-set.ts';
import { FailureError } from '../protocol/failure.ts';
import { SET_SCHEME } from './set-uri.ts';

const DRIVE = /^[a-z]:/i;

/** Where a path of a set leads. Throws a `FailureError` where there is no folder that it could begin at. */
export function resolvePath(text: string, base: vscode.Uri): vscode.Uri {
  if (DRIVE.test(text) || text.startsWith('/')) return vscode.Uri.file(text);
  if (base.scheme !== SET_SCHEME) return vscode.Uri.joinPath(base, '..', text);
  throw new FailureError(
    'not-found',
    'The set names a file by a relative path, but was not saved, so there is no folder that it could lie in.',
    'Save the set beside its files, or name them by whole paths.',
  );
}

/** A place as a whole path. */
export function wholePath({ path: text }: vscode.Uri): string {
  return DRIVE.test(text.slice(1)) ? text.slice(1) : text;
}

/** A place as a set that lies at `base` names it: relative, where a way leads there. */
export function pathFrom(base: vscode.Uri, uri: vscode.Uri): string {
  const isElsewhere = base.scheme !== uri.scheme || base.authority !== uri.authority;
  if (isElsewhere || driveOf(base) !== driveOf(uri)) return wholePath(uri);
  const relative = path.posix.relative(path.posix.dirname(plain(base)), plain(uri));
  return relative === '' ? '.' : relative;
}

/** A set that lies at one place as it reads at another. */
export function movedSet(set: FlowSet, from: vscode.Uri, to: vscode.Uri): FlowSet {
  const moved = (source: SetSource): SetSource =>
    'path' in source ? { ...source, path: pathFrom(to, resolvePath(source.path, from)) } : source;
  return { ...set, sources: set.sources.map(moved) };
}

/** Drives have no case of their own. */
function plain({ path: text }: vscode.Uri): string {
  return text.replace(/^\/[a-z]:/i, (drive) => drive.toLowerCase());
}

function driveOf({ path: text }: vscode.Uri): string {
  return DRIVE.exec(text.slice(1))?.[0].toLowerCase() ?? '';
}
