import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { TextDocument } from 'vscode';
import { ScannedDocuments } from '../../../src/language/scanned-documents.ts';
import { logText, VNET_TUPLE, vnetRecord } from '../support/logs.ts';
import { linesOf } from './scan/scan.ts';

type Listener = (event: unknown) => void;

const seen = vi.hoisted(() => ({
  change: undefined as Listener | undefined,
  close: undefined as Listener | undefined,
  largest: 20,
}));

vi.mock('vscode', () => ({
  Disposable: { from: () => ({ dispose: () => undefined }) },
  workspace: {
    onDidChangeTextDocument: (listener: Listener) => void (seen.change = listener),
    onDidCloseTextDocument: (listener: Listener) => void (seen.close = listener),
    getConfiguration: () => ({ get: () => seen.largest }),
  },
}));

/** A document of which a test sees how often its lines are read. */
class FakeDocument {
  languageId = 'json';
  version = 1;
  isClosed = false;
  reads = 0;
  text = logText(vnetRecord([VNET_TUPLE]));

  get lineCount(): number {
    return linesOf(this.text).lineCount;
  }

  lineAt(line: number) {
    this.reads++;
    return { text: linesOf(this.text).lineAt(line), range: { end: { line } } };
  }

  offsetAt(): number {
    return this.text.length;
  }

  change(text: string): void {
    this.text = text;
    this.version++;
    seen.change?.({ document: this });
  }
}

let documents: ScannedDocuments;
let document: FakeDocument;

const modelOf = () => documents.modelOf(document as unknown as TextDocument);

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'performance'] });
  seen.largest = 20;
  documents = new ScannedDocuments();
  documents.register();
  document = new FakeDocument();
});

afterEach(() => void vi.useRealTimers());

it('one scan of a version is shared by all who ask', async () => {
  const [first, second] = [modelOf(), modelOf()];
  const model = await first;
  expect(model?.totals.tuples).toBe(1);
  expect(await second).toBe(model);
  expect(await modelOf()).toBe(model);
});

it('a document that is being typed in is scanned after a pause, as it is then', async () => {
  await modelOf();
  document.change(logText(vnetRecord([VNET_TUPLE, VNET_TUPLE])));
  const early = modelOf();
  await vi.advanceTimersByTimeAsync(200);
  document.change(logText(vnetRecord([VNET_TUPLE, VNET_TUPLE, VNET_TUPLE])));
  let isKnown = false;
  const late = modelOf().finally(() => (isKnown = true));
  await vi.advanceTimersByTimeAsync(299);
  expect(await early).toBeUndefined();
  expect(isKnown).toBe(false);
  await vi.advanceTimersByTimeAsync(1);
  expect((await late)?.totals.tuples).toBe(3);
});

it('a document that closes while it waits is not scanned', async () => {
  await modelOf();
  document.change(document.text);
  const model = modelOf();
  document.isClosed = true;
  seen.close?.(document);
  await vi.advanceTimersByTimeAsync(300);
  expect(await model).toBeUndefined();
});

it('a document above the size of the setting is not scanned', async () => {
  seen.largest = 0.0001;
  expect(await modelOf()).toBeUndefined();
});

it.each([
  ['of another language', { languageId: 'plaintext' }],
  ['that is no flow log', { text: '{"records":[]}' }],
])('a document %s costs a look at its beginning', async (_name, change) => {
  Object.assign(document, change);
  expect(await modelOf()).toBeUndefined();
  expect(document.reads).toBeLessThanOrEqual(1);
});
