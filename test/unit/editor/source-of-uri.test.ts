import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import type { Blobs } from '../../../src/blobs/blobs.ts';
import { OpenedHere } from '../../../src/blobs/opened-here.ts';
import { sourceOfUri as sourceOf } from '../../../src/editor/source-of-uri.ts';
import type { SetResolver } from '../../../src/sets/set-resolver.ts';
import { FailureError } from '../../../src/protocol/failure.ts';

const MEGABYTE = 1_000_000;

const vscode = vi.hoisted(() => ({
  stat: vi.fn<() => Promise<{ size: number; mtime: number }>>(),
  readFile: vi.fn<() => Promise<Uint8Array>>(),
  largest: 50,
  isTrusted: true,
}));

vi.mock('vscode', () => ({
  workspace: {
    get isTrusted() {
      return vscode.isTrusted;
    },
    fs: { stat: vscode.stat, readFile: vscode.readFile },
    getConfiguration: () => ({ get: () => vscode.largest }),
  },
}));

const facts = vi.fn<Blobs['facts']>();
const BLOBS = {
  opened: new OpenedHere(),
  place: () => ({ path: 'logs/a/PT1H.json', name: 'PT1H.json' }),
  facts,
  description: () =>
    Promise.resolve({ kind: 'blob', name: 'PT1H.json', url: 'https://…', access: SAS }),
} as unknown as Blobs;
const PLACES = { blobs: BLOBS, sets: {} as SetResolver };
const SAS = { kind: 'sas', signature: 'sig=secret' };
const sourceOfUri = (of: Uri) => sourceOf(of, PLACES, { mayPrompt: false });

function uri(scheme: string, path: string, authority = ''): Uri {
  return {
    scheme,
    authority,
    path,
    fsPath: `fs:${path}`,
    toString: () => `${scheme}:${path}`,
  } as Uri;
}

const LOCAL = uri('file', '/logs/h=14/PT1H.json');
const GIT = uri('git', '/logs/PT1H.json');

beforeEach(() => {
  vscode.stat.mockReset().mockResolvedValue({ size: 3, mtime: 1000 });
  vscode.readFile.mockReset().mockResolvedValue(Buffer.from('abc'));
  vscode.largest = 50;
});

describe('a local file', () => {
  it('is named, not read, whatever its size', async () => {
    vscode.stat.mockResolvedValue({ size: 3_000_000_000, mtime: 1000 });
    const { log } = await sourceOfUri(LOCAL);
    const file = { kind: 'file', name: 'PT1H.json', path: 'fs:/logs/h=14/PT1H.json' };
    expect(log).toEqual({ name: 'PT1H.json', sources: [{ ...file, size: 3_000_000_000 }] });
    expect(vscode.readFile).not.toHaveBeenCalled();
  });

  it('has a key that changes with its content and its place', async () => {
    const keys = [(await sourceOfUri(LOCAL)).key, (await sourceOfUri(LOCAL)).key];
    expect(keys[0]).toBe(keys[1]);
    vscode.stat.mockResolvedValue({ size: 4, mtime: 1000 });
    keys.push((await sourceOfUri(LOCAL)).key);
    vscode.stat.mockResolvedValue({ size: 3, mtime: 1001 });
    keys.push((await sourceOfUri(LOCAL)).key);
    vscode.stat.mockResolvedValue({ size: 3, mtime: 1000 });
    keys.push((await sourceOfUri(uri('file', '/other.json'))).key);
    expect(new Set(keys).size).toBe(4);
  });
});

describe('a blob', () => {
  const BLOB = uri('flow-log-blob', '/logs/a/PT1H.json');
  const FACTS = { kind: 'blob', size: 300_000_000, created: 0, modified: 5, etag: 'a' } as const;

  it('is named, not read, and is another source once it was written', async () => {
    facts.mockResolvedValueOnce(FACTS).mockResolvedValueOnce({ ...FACTS, etag: 'b' });
    const [one, other] = [await sourceOfUri(BLOB), await sourceOfUri(BLOB)];
    expect(one.log.sources).toMatchObject([{ kind: 'blob', url: 'https://…', size: 300_000_000 }]);
    expect(one.key).not.toBe(other.key);
    expect(one.key).not.toContain('secret');
    expect(vscode.stat).not.toHaveBeenCalled();
  });

  it('that fails keeps its cause and remedy', async () => {
    const failure = new FailureError('sign-in', 'Nobody is signed in.', 'Sign in.');
    facts.mockRejectedValueOnce(failure);
    await expect(sourceOfUri(BLOB)).rejects.toBe(failure);
  });

  it('of a tab that came back is asked for in Restricted Mode once a person reads it again', async () => {
    facts.mockClear().mockResolvedValue(FACTS);
    vscode.isTrusted = false;
    const back = uri('flow-log-blob', '/logs/back.json', 'flows.example');
    await expect(sourceOfUri(back)).rejects.toThrow('nothing was asked of flows.example yet');
    expect(facts).not.toHaveBeenCalled();
    await sourceOf(back, PLACES, { mayPrompt: true });
    await sourceOfUri(back);
    expect(facts).toHaveBeenCalledTimes(2);
    vscode.isTrusted = true;
  });

  it('that is a folder is none', async () => {
    facts.mockResolvedValueOnce({ ...FACTS, kind: 'folder' });
    await expect(sourceOfUri(BLOB)).rejects.toThrow('logs/a/PT1H.json is a folder of blobs.');
  });
});

describe('a document of another provider', () => {
  it('is read whole', async () => {
    const { log } = await sourceOfUri(GIT);
    expect(log.sources).toContainEqual({
      kind: 'bytes',
      name: 'PT1H.json',
      bytes: Buffer.from('abc'),
    });
  });

  it('may be as large as the setting says', async () => {
    vscode.largest = 2;
    vscode.stat.mockResolvedValue({ size: 2 * MEGABYTE, mtime: 1 });
    await expect(sourceOfUri(GIT)).resolves.toMatchObject({
      log: { sources: [{ kind: 'bytes' }] },
    });
  });

  it('that is larger is not read, and the setting is named', async () => {
    vscode.stat.mockResolvedValue({ size: 50 * MEGABYTE + 1, mtime: 1 });
    await expect(sourceOfUri(GIT)).rejects.toMatchObject({
      name: 'FailureError',
      code: 'too-large',
      message:
        '/logs/PT1H.json has 51 MB; documents that are not local files are read whole, up to 50 MB.',
      remedy: 'Save it as a local file, or raise the setting flowLogs.largestProvidedDocument.',
    });
    expect(vscode.readFile).not.toHaveBeenCalled();
  });

  it('that is larger than its provider said is refused all the same', async () => {
    vscode.largest = 1;
    vscode.stat.mockResolvedValue({ size: 0, mtime: 1 });
    vscode.readFile.mockResolvedValue(new Uint8Array(MEGABYTE + 1));
    await expect(sourceOfUri(GIT)).rejects.toMatchObject({ code: 'too-large' });
  });

  it('that cannot be read is no mistake of ours', async () => {
    vscode.readFile.mockRejectedValue(new Error('Unable to resolve git object'));
    const reading = sourceOfUri(GIT);
    await expect(reading).rejects.toMatchObject({ name: 'FailureError', code: 'unreadable' });
    await expect(reading).rejects.toThrow('/logs/PT1H.json');
  });
});

it.each([LOCAL, GIT])('what is not there is told of in words: $scheme', async (missing) => {
  vscode.stat.mockRejectedValue(new Error('EntryNotFound (FileSystemError)'));
  await expect(sourceOfUri(missing)).rejects.toMatchObject({
    name: 'FailureError',
    code: 'not-found',
    message: `${missing.path} could not be found.`,
  });
});
