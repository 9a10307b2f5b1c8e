import path from 'node:path';
import * as vscode from 'vscode';
import { NAMES_FILE_ENDING } from '../core/names/names-file-ending.ts';
import { formatBytes } from '../core/format/numbers.ts';
import { homeFolder, isFileOfMachine } from '../platform/machine.ts';
import { settings } from '../platform/settings.ts';
import { toFailure } from '../protocol/failure.ts';
import type { NamesSource, NamesSources } from '../protocol/names.ts';

/** Where names files are found by themselves. */
export const NAMES_PATTERN = `**/*${NAMES_FILE_ENDING}`;

const NOWHERE = '**/node_modules/**';
const MOST_FILES = 200;

/** What only the editor can read has to pass through the extension host, bytes. */
const LARGEST_GIVEN = 64_000_000;

/** What could not be had, in words. */
export interface NamesFailure {
  readonly name: string;
  readonly message: string;
}

/** What was found, and where by the names under which it is told of. */
export interface FoundNames {
  readonly sources: NamesSources;
  readonly uris: ReadonlyMap<string, vscode.Uri>;
  /** The files that settings name, whether they are there or not. */
  readonly named: readonly vscode.Uri[];
  readonly failures: readonly NamesFailure[];
}

/** Finds names files in the workspace, and what the settings name. In the order of their names. */
export async function findNames(): Promise<FoundNames> {
  const { files, serviceTags, geoip } = settings.names;
  const named = [...files(), serviceTags(), ...geoip()].filter((file) => file !== '').map(uriOf);
  const inWorkspace = await vscode.workspace.findFiles(NAMES_PATTERN, NOWHERE, MOST_FILES);
  const uris = new Map<string, vscode.Uri>();
  for (const uri of [...inWorkspace, ...files().map(uriOf)]) uris.set(nameOf(uri), uri);
  const failures: NamesFailure[] = [];
  const read = async (uri: vscode.Uri): Promise<NamesSource[]> => {
    try {
      return [await sourceOf(uri)];
    } catch (thrown) {
      failures.push({ name: nameOf(uri), message: toFailure(thrown).message });
      return [];
    }
  };
  const found = [...uris].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, uri]) => read(uri));
  const [tags] = serviceTags() === '' ? [] : await read(uriOf(serviceTags()));
  const sources: NamesSources = {
    files: (await Promise.all(found)).flat(),
    ...(tags === undefined ? {} : { serviceTags: tags }),
    geoip: (await Promise.all(geoip().map((file) => read(uriOf(file))))).flat(),
  };
  return { sources, uris, named, failures };
}

/** A file for the engine: by its path, or, where that is none of this machine, by its bytes. */
export async function sourceOf(uri: vscode.Uri): Promise<NamesSource> {
  const name = nameOf(uri);
  if (isFileOfMachine(uri)) return { kind: 'file', name, path: uri.fsPath };
  const { size } = await vscode.workspace.fs.stat(uri);
  if (size > LARGEST_GIVEN) {
    throw new Error(`${name} has ${formatBytes(size)}, too many for a file of another machine.`);
  }
  return { kind: 'bytes', name, bytes: await vscode.workspace.fs.readFile(uri) };
}

function nameOf(uri: vscode.Uri): string {
  return vscode.workspace.asRelativePath(uri);
}

/** Relative paths begin at the first folder of the workspace, `~` at the home of the user. */
function uriOf(file: string): vscode.Uri {
  if (homeFolder !== undefined && /^~[\\/]/.test(file)) {
    return vscode.Uri.file(path.join(homeFolder, file.slice(2)));
  }
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (folder === undefined || path.isAbsolute(file)) return vscode.Uri.file(file);
  return vscode.Uri.joinPath(folder, file);
}
