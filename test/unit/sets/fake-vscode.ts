import fs from 'node:fs/promises';
import path from 'node:path';

interface Parts {
  readonly scheme: string;
  readonly authority?: string;
  readonly path?: string;
  readonly query?: string;
}

/** The part of the editor's URIs that sets need, on a machine whose paths begin with a slash. */
export class Uri {
  readonly scheme: string;
  readonly authority: string;
  readonly path: string;
  readonly query: string;

  private constructor({ scheme, authority = '', path: text = '', query = '' }: Parts) {
    [this.scheme, this.authority, this.path, this.query] = [scheme, authority, text, query];
  }

  get fsPath(): string {
    return this.path;
  }

  toString(): string {
    return `${this.scheme}://${this.authority}${this.path}?${this.query}`;
  }

  static from(parts: Parts): Uri {
    return new Uri(parts);
  }

  static file(text: string): Uri {
    return new Uri({ scheme: 'file', path: text.startsWith('/') ? text : `/${text}` });
  }

  static joinPath(base: Uri, ...parts: readonly string[]): Uri {
    const joined = path.posix.join(base.path, ...parts).replace(/(.)\/$/, '$1');
    return new Uri({ ...base, path: joined });
  }
}

const FILE = 1;
const DIRECTORY = 2;
const LINK = 64;

/** The part of the module `vscode` that sets need, over the files of this machine. */
export const fakeVscode = {
  Uri,
  FileType: { File: FILE, Directory: DIRECTORY, SymbolicLink: LINK },
  workspace: {
    isTrusted: true,
    fs: {
      stat: async ({ fsPath }: Uri) => {
        const { size, mtimeMs } = await fs.stat(fsPath);
        return { size, mtime: mtimeMs };
      },
      readFile: ({ fsPath }: Uri) => fs.readFile(fsPath),
      readDirectory: async ({ fsPath }: Uri) => {
        const entries = await fs.readdir(fsPath, { withFileTypes: true });
        return entries.map((entry) => {
          const kind = entry.isDirectory() ? DIRECTORY : FILE;
          return [entry.name, entry.isSymbolicLink() ? LINK | DIRECTORY : kind];
        });
      },
    },
  },
};
