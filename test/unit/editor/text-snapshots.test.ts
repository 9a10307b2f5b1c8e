import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { PendingFilters } from '../../../src/editor/pending-filters.ts';
import { TextSnapshots } from '../../../src/editor/text-snapshots.ts';

const seen = vi.hoisted(() => ({
  closed: undefined as ((event: unknown) => void) | undefined,
  documents: [] as unknown[],
  tabs: [] as { input: unknown }[],
}));

vi.mock('vscode', () => {
  class TabInputCustom {
    readonly uri: unknown;
    constructor(given: unknown) {
      this.uri = given;
    }
  }
  const uriOf = (text: string) => ({
    scheme: text.split(':')[0],
    path: text,
    toString: () => text,
  });
  return {
    EventEmitter: class {
      event = () => undefined;
    },
    Disposable: { from: () => undefined },
    FileType: { File: 1 },
    FileSystemError: {
      FileNotFound: () => new Error('not found'),
      NoPermissions: () => new Error('read-only'),
    },
    TabInputCustom,
    TabInputText: class {},
    Uri: {
      from: ({ scheme, path }: { scheme: string; path: string }) => uriOf(`${scheme}:${path}`),
      parse: uriOf,
    },
    window: {
      tabGroups: {
        onDidChangeTabs: (listener: (event: unknown) => void) => void (seen.closed = listener),
        get all() {
          return [{ tabs: seen.tabs }];
        },
      },
    },
    workspace: {
      registerFileSystemProvider: () => undefined,
      get textDocuments() {
        return seen.documents;
      },
      fs: { isWritableFileSystem: (scheme: string) => (scheme === 'file' ? true : undefined) },
    },
  };
});

const uri = (text: string) =>
  ({ scheme: text.split(':')[0], path: text.split(':')[1], toString: () => text }) as Uri;

const UNTITLED = uri('untitled:Untitled-1');
let snapshots: TextSnapshots;

beforeEach(() => {
  vi.useFakeTimers();
  seen.documents = [{ uri: UNTITLED, version: 3, getText: () => '{"é":1}' }];
  seen.tabs = [];
  snapshots = new TextSnapshots();
  snapshots.register();
});

afterEach(() => void vi.useRealTimers());

describe('a document without a file system', () => {
  it('is read as its text stands, under a name that says JSON', () => {
    const snapshot = snapshots.uriOf(UNTITLED);
    expect(String(snapshot)).toMatch(/^flow-log-text:\/\d+\/Untitled-1\.json$/);
    expect(Buffer.from(snapshots.readFile(snapshot)).toString()).toBe('{"é":1}');
    expect(snapshots.stat(snapshot).size).toBe(8);
    expect(() => snapshots.writeFile(snapshot)).toThrow('read-only');
  });

  it('is the same one until it changes', () => {
    const before = String(snapshots.uriOf(UNTITLED));
    expect(String(snapshots.uriOf(UNTITLED))).toBe(before);
    seen.documents = [{ uri: UNTITLED, version: 4, getText: () => '{}' }];
    expect(String(snapshots.uriOf(UNTITLED))).not.toBe(before);
  });

  it('is let go of a while after no tab shows it', async () => {
    const vscode = await import('vscode');
    const shown = snapshots.uriOf(UNTITLED);
    const other = snapshots.add('Clipboard.json', '{}');
    seen.tabs = [{ input: new vscode.TabInputCustom(shown, 'flowLogs.file') }];
    seen.closed?.({ closed: [{}] });
    vi.advanceTimersByTime(10_000);
    expect(snapshots.readFile(shown).length).toBe(8);
    expect(() => snapshots.readFile(other)).toThrow('not found');
  });
});

it('a file is itself, and so is what nobody has open', () => {
  const [file, gone] = [uri('file:/PT1H.json'), uri('untitled:gone')];
  expect(snapshots.uriOf(file)).toBe(file);
  expect(snapshots.uriOf(gone)).toBe(gone);
});

it('a filter waits for its log, and only the last one', () => {
  const filters = new PendingFilters();
  filters.put(UNTITLED, 'a');
  filters.put(UNTITLED, 'b');
  filters.drop(UNTITLED, 'a');
  expect(filters.take(UNTITLED)).toBe('b');
  expect(filters.take(UNTITLED)).toBeUndefined();
});
