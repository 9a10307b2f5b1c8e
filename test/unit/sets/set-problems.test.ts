import { beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import { SetProblems } from '../../../src/sets/set-problems.ts';
import { EventEmitter } from '../accounts/support/fake-vscode.ts';

interface Told {
  readonly message: string;
  readonly at: string;
  readonly severity: number;
}

const fake = vi.hoisted(() => ({
  told: new Map<unknown, unknown>(),
  documents: [] as unknown[],
  listeners: new Map<string, unknown>(),
}));

vi.mock('vscode', async () => {
  const events = await import('../accounts/support/fake-vscode.ts');
  const [open, change, close] = [0, 1, 2].map(() => new events.EventEmitter<unknown>());
  fake.listeners = new Map<string, unknown>(Object.entries({ open, change, close }));
  return {
    Disposable: { from: () => ({ dispose: () => undefined }) },
    DiagnosticSeverity: { Error: 0, Warning: 1 },
    Range: class {
      readonly ends: readonly [number, number];
      constructor(start: number, end: number) {
        this.ends = [start, end];
      }
    },
    Diagnostic: class {
      readonly range: unknown;
      readonly message: string;
      readonly severity: number;
      constructor(range: unknown, message: string, severity: number) {
        [this.range, this.message, this.severity] = [range, message, severity];
      }
    },
    languages: {
      createDiagnosticCollection: () => ({
        set: (uri: unknown, all: unknown) => fake.told.set(uri, all),
        delete: (uri: unknown) => fake.told.delete(uri),
      }),
    },
    workspace: {
      get textDocuments() {
        return fake.documents;
      },
      onDidOpenTextDocument: open!.event,
      onDidChangeTextDocument: change!.event,
      onDidCloseTextDocument: close!.event,
    },
  };
});

function documentOf(path: string, text: string): vscode.TextDocument {
  const document = { uri: { path }, getText: () => text, positionAt: (offset: number) => offset };
  return document as unknown as vscode.TextDocument;
}

function toldOf(document: vscode.TextDocument): Told[] | undefined {
  interface Diagnostic {
    message: string;
    severity: number;
    range: { ends: [number, number] };
  }
  const all = fake.told.get(document.uri) as Diagnostic[] | undefined;
  return all?.map(({ message, severity, range: { ends } }) => ({
    message,
    severity,
    at: document.getText().slice(...ends),
  }));
}

const fire = (which: 'open' | 'change' | 'close', value: unknown) =>
  (fake.listeners.get(which) as EventEmitter<unknown>).fire(value);

beforeEach(() => {
  fake.told.clear();
  fake.documents = [];
});

describe('problems of flow sets that are open as text', () => {
  const wrong = documentOf('/a/x.flowset.json', '{ "version": 1, "sources": [7], "colums": [] }');

  it('are told, each at its place, also of those that were open before', async () => {
    fake.documents = [wrong];
    new SetProblems().register();
    await expect
      .poll(() => toldOf(wrong))
      .toMatchObject([
        { at: '"colums"', severity: 1 },
        { at: '7', severity: 0, message: expect.stringContaining('A source is') as string },
      ]);
  });

  it('follow what is typed, and go with the document', async () => {
    new SetProblems().register();
    fire('open', wrong);
    await expect.poll(() => toldOf(wrong)).toHaveLength(2);
    const mended = { ...wrong, getText: () => '{ "version": 1, "sources": [{ "file": "a" }] }' };
    fire('change', { document: mended });
    await expect.poll(() => fake.told.get(wrong.uri)).toEqual([]);
    fire('close', wrong);
    expect(fake.told.has(wrong.uri)).toBe(false);
  });

  it('are of flow sets only', async () => {
    new SetProblems().register();
    const other = documentOf('/a/x.json', '{');
    fire('open', other);
    fire('open', wrong);
    await expect.poll(() => toldOf(wrong)).toHaveLength(2);
    expect(fake.told.has(other.uri)).toBe(false);
  });
});
