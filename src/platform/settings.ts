import * as vscode from 'vscode';

const MEGABYTE = 1_000_000;

/** The extension's settings, as they stand now. Their names and defaults are in package.json. */
export const settings = {
  /** Largest document of another provider (git and the like) that is read, bytes. */
  largestProvidedDocument(): number {
    return read('largestProvidedDocument', 50) * MEGABYTE;
  },

  /** Whether pointing at a tuple or a key of raw JSON explains it. */
  hovers(): boolean {
    return read('hovers.enabled', true);
  },

  /** Whether a log whose lines are too long for the editor says so at its top. */
  longLineNotice(): boolean {
    return read('longLines.notice', true);
  },
};

function read<T extends number | boolean>(name: string, fallback: T): T {
  return vscode.workspace.getConfiguration('flowLogs').get(name, fallback);
}
