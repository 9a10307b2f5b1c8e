import * as vscode from 'vscode';

const MEGABYTE = 1_000_000;

/** The extension's settings, as they stand now. Their names and defaults are in package.json. */
export const settings = {
  /** Largest document of another provider (git and the like) that is read, bytes. */
  largestProvidedDocument(): number {
    return read('largestProvidedDocument', 50) * MEGABYTE;
  },
  /** Whether records, ACLs and rules of raw JSON have their sums above them. */
  rawJsonLenses: () => read('rawJsonLenses', true),
  /** Whether what is wrong with raw JSON is told as problems. */
  rawJsonProblems: () => read('rawJsonProblems', true),
  /** Whether raw JSON has an outline of its own. */
  rawJsonOutline: () => read('rawJsonOutline', true),
  /** Whether denied tuples and failed encryption stand out in raw JSON. */
  rawJsonHighlighting: () => read('rawJsonHighlighting', true),
  /** Whether each field of a tuple in raw JSON has its name before it. */
  rawJsonFieldNames: () => read('rawJsonFieldNames', false),
  /** Largest text that is scanned whole, characters. */
  largestScannedDocument: () => read('largestScannedDocument', 20) * MEGABYTE,
};

function read<T extends number | boolean>(name: string, fallback: T): T {
  return vscode.workspace.getConfiguration('flowLogs').get<T>(name, fallback);
}
