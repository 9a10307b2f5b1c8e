import { describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import type { Accounts } from '../../src/accounts/accounts.ts';
import { BlobFiles } from '../../src/blobs/blob-files.ts';
import { Blobs } from '../../src/blobs/blobs.ts';
import { documentOfAddress } from '../../src/core/storage/blob-document.ts';
import { blobUrl } from '../../src/core/storage/blob-url.ts';
import { nobodySignsIn } from '../../src/protocol/storage.ts';
import { useAzurite } from './support/use-azurite.ts';

const seen = vi.hoisted(() => ({ largest: 50, isTrusted: true, isInWorkspace: false }));

vi.mock('vscode', () => {
  class FileSystemError extends Error {
    readonly code: string;
    constructor(message: string, code = 'Unknown') {
      super(message);
      this.code = code;
    }
    static FileNotFound = (message: string) => new FileSystemError(message, 'FileNotFound');
    static NoPermissions = (message: string) => new FileSystemError(message, 'NoPermissions');
    static Unavailable = (message: string) => new FileSystemError(message, 'Unavailable');
  }
  return {
    EventEmitter: class {
      event = () => undefined;
    },
    FilePermission: { Readonly: 1 },
    FileType: { File: 1, Directory: 2 },
    FileSystemError,
    Uri: { from: (parts: object) => parts },
    workspace: {
      get isTrusted() {
        return seen.isTrusted;
      },
      getWorkspaceFolder: () => (seen.isInWorkspace ? {} : undefined),
      getConfiguration: () => ({ get: () => seen.largest }),
    },
  };
});

const azurite = useAzurite();
const key = { kind: 'key', accountName: azuriteAccount.name, key: azuriteAccount.key } as const;
const accounts = {
  accountOf: (url: string) =>
    url.startsWith(`${azurite.endpoint}/`)
      ? { id: azurite.endpoint, name: 'Azurite', signIn: key, places: [] }
      : undefined,
  access: () => Promise.resolve(key),
  blobAccess: () => Promise.resolve(key),
  token: nobodySignsIn,
} as unknown as Accounts;
const blobs = new Blobs(accounts);
const files = new BlobFiles(blobs);

const uriOf = (name: string, container = 'logs') =>
  documentOfAddress(blobUrl(azurite.endpoint, container, name)) as Uri;

const ODD = [
  'a/PT1H.json',
  '100% sure?/x#1.json',
  'plus+and space/é日本😀.json',
  'two//slashes.json',
  'ends with a slash/',
  '%2F/%zz.json',
  'trailing dot.',
];

describe('a blob as a file', () => {
  it.each(ODD)('has its size, time and content: %s', async (name) => {
    await azurite.put('logs', name, `content of ${name}`);
    const uri = uriOf(name);
    const { type, size, mtime, permissions } = await files.stat(uri);
    expect({ type, permissions }).toEqual({ type: 1, permissions: 1 });
    expect(size).toBe(Buffer.byteLength(`content of ${name}`));
    expect(Math.abs(Date.now() - mtime)).toBeLessThan(120_000);
    expect(Buffer.from(await files.readFile(uri)).toString()).toBe(`content of ${name}`);
  });

  it('may be empty', async () => {
    await azurite.put('logs', 'empty.json', '');
    expect(await files.readFile(uriOf('empty.json'))).toHaveLength(0);
  });

  it('that is larger than the setting is refused, with what to do', async () => {
    await azurite.put('logs', 'large.json', new Uint8Array(2_000_001));
    seen.largest = 2;
    const reading = files.readFile(uriOf('large.json'));
    await expect(reading).rejects.toThrow(/2 MB; .* up to 2 MB\. Open it as a table/);
    await expect(reading).rejects.toThrow('flowLogs.largestBlobDocument');
    seen.largest = 3;
    expect(await files.readFile(uriOf('large.json'))).toHaveLength(2_000_001);
    seen.largest = 50;
  });

  it.each(['stat', 'readFile'] as const)('that is missing is no empty one: %s', async (ask) => {
    await azurite.put('logs', 'a.json', '');
    const asking = files[ask](uriOf('missing.json'));
    await expect(asking).rejects.toMatchObject({ code: 'FileNotFound' });
    await expect(asking).rejects.toThrow('missing.json');
  });

  it('of an account that was not added is not asked for', async () => {
    const uri = { authority: 'elsewhere.example', path: '/logs/a.json' } as Uri;
    await expect(files.readFile(uri)).rejects.toMatchObject({ code: 'NoPermissions' });
    await expect(files.stat(uri)).rejects.toThrow(/“elsewhere\.example” is no storage account/);
  });

  it('is not asked for by the folders of a workspace that is not trusted', async () => {
    await azurite.put('logs', 'a.json', '{}');
    Object.assign(seen, { isTrusted: false, isInWorkspace: true });
    await expect(files.readFile(uriOf('a.json'))).rejects.toThrow(/not trusted/);
    Object.assign(seen, { isTrusted: true, isInWorkspace: false });
  });

  it('is not asked for in Restricted Mode before a person has opened it', async () => {
    await azurite.put('logs', 'tab.json', '{}');
    const uri = { ...uriOf('tab.json'), toString: () => 'tab' } as Uri;
    seen.isTrusted = false;
    await expect(files.readFile(uri)).rejects.toThrow('nothing was asked of');
    blobs.opened.add(uri);
    expect(await files.readFile(uri)).toHaveLength(2);
    seen.isTrusted = true;
  });

  it('cannot be written to', () => {
    const uri = uriOf('a.json');
    for (const write of ['writeFile', 'delete', 'rename', 'createDirectory'] as const) {
      expect(() => files[write](uri)).toThrow(/can only be read/);
    }
  });
});

describe('a folder of blobs', () => {
  it('lists what lies right in it, by names that lead there', async () => {
    for (const name of ['f/a%b.json', 'f/sub/c.json', 'f/sub/d.json', 'f//e.json', 'g.json']) {
      await azurite.put('listed', name, name);
    }
    const folder = uriOf('f', 'listed');
    expect(await files.stat(folder)).toMatchObject({ type: 2 });
    const entries = await files.readDirectory(folder);
    expect(entries.sort()).toEqual([
      ['%', 2],
      ['a%25b.json', 1],
      ['sub', 2],
    ]);
    const uri = { ...folder, path: `${folder.path}/a%25b.json` } as Uri;
    expect(Buffer.from(await files.readFile(uri)).toString()).toBe('f/a%b.json');
    const container = documentOfAddress(`${azurite.endpoint}/listed`) as Uri;
    expect((await files.readDirectory(container)).sort()).toEqual([
      ['f', 2],
      ['g.json', 1],
    ]);
  });

  it('of a container that is missing says so', async () => {
    const container = documentOfAddress(`${azurite.endpoint}/missing`) as Uri;
    await expect(files.readDirectory(container)).rejects.toThrow('missing');
  });

  it('is none where containers would have to be listed', async () => {
    const account = documentOfAddress(`${azurite.endpoint}/`) as Uri;
    await expect(files.readDirectory(account)).rejects.toThrow('Flow Logs view');
  });
});
