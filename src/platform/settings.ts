import * as vscode from 'vscode';

const MEGABYTE = 1_000_000;
const SECOND = 1000;
const GIGABYTE = 1_000_000_000;

/** The extension’s settings, as they stand now. Their names and defaults are in package.json. */
export const settings = {
  /** Largest document of another provider (git and the like) that is read, bytes. */
  largestProvidedDocument(): number {
    return read('largestProvidedDocument', 50) * MEGABYTE;
  },
  /** Largest blob that editors get whole, bytes. */
  largestBlobDocument(): number {
    return read('largestBlobDocument', 50) * MEGABYTE;
  },
  /** How often a live log is looked at while something comes, ms. */
  liveInterval(): number {
    return Math.max(1, read('liveInterval', 60)) * SECOND;
  },
  /** Memory that the table of a log may take, bytes. */
  memoryLimit(): number {
    return read('memoryLimit', 2000) * MEGABYTE;
  },
  /** Blob endpoint of an Azurite on this machine; `''` without one. */
  azurite: () => read('azurite', ''),
  /** How an account that is added is signed in to, where it is not said otherwise. */
  signIn: () => (read<string>('signIn', 'editor') === 'machine' ? 'machine' : 'editor'),
  range: {
    /** From which size on it is asked before several logs are read, bytes. */
    askAbove: () => read('range.askAbove', 1) * GIGABYTE,
  },
  names: {
    /** Names files that are not in the workspace, by their paths. */
    files: () => readList('names.files'),
    /** Microsoft’s list of service tags, by its path; `''` without one. */
    serviceTags: () => read('names.serviceTags', '').trim(),
    /** MaxMind databases, by their paths. */
    geoip: () => readList('names.geoip'),
  },
  rawJson: {
    /** Whether pointing at a tuple or a key explains it. */
    hovers: () => read('rawJson.hovers', true),
    /** Whether a log whose lines are too long for the editor says so at its top. */
    longLineNotice: () => read('rawJson.longLineNotice', true),
    /** Whether records, ACLs and rules have their sums above them. */
    lenses: () => read('rawJson.lenses', true),
    /** Whether what is wrong with a log is told as problems. */
    problems: () => read('rawJson.problems', true),
    /** Whether a log has an outline. */
    outline: () => read('rawJson.outline', true),
    /** Whether denied tuples and failed encryption stand out. */
    highlighting: () => read('rawJson.highlighting', true),
    /** Whether each field of a tuple has its name before it. */
    fieldNames: () => read('rawJson.fieldNames', false),
    /** Largest text that is scanned whole, characters. */
    largestScannedDocument: () => read('rawJson.largestScannedDocument', 20) * MEGABYTE,
  },
};

function read<T extends number | boolean | string>(name: string, fallback: T): T {
  return vscode.workspace.getConfiguration('flowLogs').get<T>(name, fallback);
}

/** Of what somebody wrote by hand only the texts count. */
function readList(name: string): readonly string[] {
  const list: unknown = vscode.workspace.getConfiguration('flowLogs').get(name, []);
  const texts = Array.isArray(list) ? list.filter((text) => typeof text === 'string') : [];
  return texts.map((text) => text.trim()).filter((text) => text !== '');
}

/** Calls back when the setting `flowLogs.{name}` changes. */
export function onDidChangeSetting(name: string, callback: () => void): vscode.Disposable {
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(`flowLogs.${name}`)) callback();
  });
}
