import { createHash } from 'node:crypto';
import os from 'node:os';
import type * as vscode from 'vscode';

/** The home folder of the user; `undefined` where there is none, as in a browser. */
export const homeFolder: string | undefined = os.homedir();

/** Whether the engine reads and writes files by itself. */
export function hasFiles(): boolean {
  return true;
}

/** Whether requests can be signed with the key of a storage account. */
export function signsWithKeys(): boolean {
  return true;
}

/** Where the build leaves the engine's script, below the extension. */
export const engineFile: readonly string[] = ['dist', 'engine.js'];

/** Whether the engine can read a document by itself, by its path. */
export function isFileOfMachine({ scheme }: vscode.Uri): boolean {
  return scheme === 'file';
}

/** A short text that another text has only by an accident that does not happen. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What the extension runs on, for a report. */
export function machineWords(): string {
  return `Node ${process.versions.node}, ${process.platform} ${process.arch}`;
}
