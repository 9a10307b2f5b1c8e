import * as vscode from 'vscode';

const MEGABYTE = 1_000_000;

/** The extension's settings, as they stand now. Their names and defaults are in package.json. */
export const settings = {
  /** Largest document of another provider (git and the like) that is read, bytes. */
  largestProvidedDocument(): number {
    return read('largestProvidedDocument', 50) * MEGABYTE;
  },
};

function read(name: string, fallback: number): number {
  return vscode.workspace.getConfiguration('flowLogs').get(name, fallback);
}
