import { beforeEach, describe, expect, it, vi } from 'vitest';
import * as vscode from 'vscode';
import { RecordDocuments } from '../../../src/editor/record-documents.ts';
import type { RecordText } from '../../../src/protocol/record-text.ts';

type Tell = (document: unknown) => void;

const closing = vi.hoisted((): { tell: Tell } => ({ tell: () => undefined }));

vi.mock('vscode', () => ({
  commands: { executeCommand: vi.fn() },
  Disposable: { from: () => ({ dispose: () => undefined }) },
  Range: class {},
  Uri: {
    from: ({ scheme, path, query }: Record<string, string>) => ({
      toString: () => `${scheme}:${path}?${query}`,
    }),
  },
  workspace: {
    registerTextDocumentContentProvider: vi.fn(),
    onDidCloseTextDocument: (listener: Tell) => (closing.tell = listener),
    openTextDocument: vi.fn(),
  },
  window: { showTextDocument: vi.fn(), showWarningMessage: vi.fn() },
}));

const LOG = { toString: () => 'https://logs.example/PT1H.json?sig=secret' } as vscode.Uri;
const RECORD: RecordText = {
  source: 'logs/PT1H.json',
  recordOffset: 12,
  recordTime: Date.UTC(2026, 2, 14, 9, 2, 7),
  text: '{ "a": 1 }',
  start: 2,
  end: 5,
  remark: '',
};

const openTextDocument = vi.mocked(vscode.workspace.openTextDocument);
let documents: RecordDocuments;

beforeEach(() => {
  openTextDocument.mockReset().mockResolvedValue({ positionAt: () => 0 } as never);
  documents = new RecordDocuments();
  documents.register();
});

/** Shows a record, and gives the URI that was opened for it. */
async function shown(record: RecordText, openNext?: () => Promise<void>): Promise<vscode.Uri> {
  await documents.show(LOG, record, openNext);
  return openTextDocument.mock.lastCall![0] as unknown as vscode.Uri;
}

describe('a record', () => {
  it('that changed without changing its length is another document', async () => {
    const before = await shown(RECORD);
    const after = await shown({ ...RECORD, text: '{ "a": 2 }' });
    expect(documents.provideTextDocumentContent(after)).toBe('{ "a": 2 }');
    expect(documents.provideTextDocumentContent(before)).toBe('{ "a": 1 }');
  });

  it('that is shown again is the same document', async () => {
    const before = await shown(RECORD);
    expect(String(await shown({ ...RECORD, start: 3 }))).toBe(String(before));
  });

  it('has its file and time for a name, and nothing of the URI of its log', async () => {
    const uri = String(await shown(RECORD));
    expect(uri).toContain('PT1H.json record 2026-03-14 09:02:07 UTC.json');
    expect(uri).not.toContain('secret');
  });

  it.each(['closed', 'could not be opened'])('that was %s is let go of', async (end) => {
    if (end === 'closed') closing.tell({ uri: await shown(RECORD) });
    else {
      openTextDocument.mockRejectedValue(new Error('No.'));
      await expect(documents.show(LOG, RECORD)).rejects.toThrow('No.');
    }
    const uri = openTextDocument.mock.lastCall![0] as unknown as vscode.Uri;
    expect(documents.provideTextDocumentContent(uri)).toMatch(/^Choose “Show in JSON” again/);
  });

  it('leads to the next one where that is known, and says so where it is not', async () => {
    const openNext = vi.fn(() => Promise.resolve());
    const uri = await shown(RECORD, openNext);
    const told = vi.mocked(vscode.commands.executeCommand);
    expect(told).toHaveBeenLastCalledWith('setContext', 'flowLogs.recordsWithNext', [String(uri)]);
    await documents.openNext(uri);
    expect(openNext).toHaveBeenCalledOnce();
    closing.tell({ uri });
    expect(told).toHaveBeenLastCalledWith('setContext', 'flowLogs.recordsWithNext', []);
    await expect(documents.openNext(uri)).rejects.toMatchObject({ code: 'not-found' });
    await expect(documents.openNext(undefined)).rejects.toMatchObject({ code: 'not-found' });
  });
});
