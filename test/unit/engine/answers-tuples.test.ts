import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../../src/engine/answers/answer.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { AnswerTo, QuestionName, QuestionOf } from '../../../src/protocol/questions.ts';
import { oneLog, type SourceDescription } from '../../../src/protocol/session.ts';
import { fixture } from '../support/fixtures.ts';
import { compressed, given, nsgBytes, vnetBytes } from './logs.ts';

const { signal } = new AbortController();
const folder = mkdtempSync(path.join(tmpdir(), 'flow-log-lens-answers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function viewOf(source: SourceDescription): Promise<View> {
  const session = new Session(oneLog(source), () => undefined);
  await session.load();
  return new View(session);
}

async function ask<K extends QuestionName>(view: View, name: K, question: QuestionOf<K>) {
  return (await answer(view, { name, question } as never, signal)) as AnswerTo<K>;
}

function fileOf(name: string, bytes: Uint8Array): SourceDescription & { readonly path: string } {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return { kind: 'file', name, path: file };
}

const BYTES = vnetBytes(3000);
/** All tuples as they stand in the file, by a plain reader. */
const TUPLES = Buffer.from(BYTES)
  .toString()
  .match(/"\d{13},[^"]+"/g)!
  .map((tuple) => tuple.slice(1, -1));

describe('the raw text of a tuple', () => {
  it.each([
    ['given bytes', () => given(BYTES)],
    ['a local file', () => fileOf('plain.json', BYTES)],
    ['a compressed file', () => fileOf('packed.json.gz', gzipSync(BYTES))],
    ['compressed bytes', () => compressed(BYTES)],
  ])('is that of the log: %s', async (_name, source) => {
    const view = await viewOf(source());
    for (const row of [0, 1, 1499, 2999]) {
      expect(await ask(view, 'rawTuple', { row })).toBe(TUPLES[row]);
    }
  });

  it('of NSG logs, whose times are in seconds, is found too', async () => {
    const view = await viewOf(given(nsgBytes()));
    const raw = await ask(view, 'rawTuple', { row: 0 });
    expect(raw.split(',')[0]).toBe(String(view.row(0).time / 1000));
  });

  it('keeps its escapes', async () => {
    const tuple = '\\u0031773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,C,X,1,2,3,4';
    const log = `{"flowRecords":{"flows":[{"flowGroups":[{"flowTuples":["${tuple}"]}]}]}}`;
    const view = await viewOf(given(log));
    expect(view.state.rowCount).toBe(1);
    expect(await ask(view, 'rawTuple', { row: 0 })).toBe(tuple);
  });

  it('of IPv6 is found however its addresses were written', async () => {
    const view = await viewOf(given(fixture('vnet-ipv6.json')));
    for (let row = 0; row < view.state.rowCount; row++) {
      expect(await ask(view, 'rawTuple', { row })).toMatch(/^\d{13},/);
    }
  });

  it('of a damaged archive is found where it was whole', async () => {
    const packed = gzipSync(BYTES);
    const view = await viewOf(given(packed.subarray(0, packed.length >> 1)));
    const row = view.state.rowCount - 1;
    expect(row).toBeGreaterThan(100);
    expect(await ask(view, 'rawTuple', { row })).toBe(TUPLES[row]);
  });
});

describe('a log that changed since it was read', () => {
  const CHANGED = { code: 'changed', remedy: 'Read it again to see what it holds now.' };

  it('by its size is told', async () => {
    const source = fileOf('grown.json', BYTES);
    const view = await viewOf(source);
    writeFileSync(source.path, Buffer.concat([BYTES, Buffer.from(' ')]));
    await expect(ask(view, 'rawTuple', { row: 0 })).rejects.toMatchObject(CHANGED);
  });

  it('by its time is told', async () => {
    const source = fileOf('touched.json', BYTES);
    const view = await viewOf(source);
    utimesSync(source.path, 1, 1);
    await expect(ask(view, 'rawTuple', { row: 0 })).rejects.toMatchObject(CHANGED);
  });

  it('by its bytes alone is told too', async () => {
    const bytes = Buffer.from(BYTES);
    const view = await viewOf(given(bytes));
    bytes.fill('9', 0, view.table.origin(0).offset + 5);
    await expect(ask(view, 'rawTuple', { row: 0 })).rejects.toMatchObject(CHANGED);
    expect(await ask(view, 'rawTuple', { row: 9 })).toBe(TUPLES[9]);
  });

  it('and is gone says so in its own words', async () => {
    const source = fileOf('gone.json', BYTES);
    const view = await viewOf(source);
    rmSync(source.path);
    await expect(ask(view, 'rawTuple', { row: 0 })).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('a tuple', () => {
  let view: View;
  beforeAll(async () => {
    view = await viewOf(given(fixture('vnet-worked-example.json')));
  });

  it('comes with where it stands', async () => {
    const text = Buffer.from(fixture('vnet-worked-example.json')).toString();
    const details = await ask(view, 'tuple', { row: 1 });
    expect(details).toMatchObject({ source: 'PT1H.json', row: { id: 1, state: 'C' } });
    expect(details.offset).toBe(text.indexOf('1773479301000,'));
    expect(details.recordOffset).toBe(0);
  });

  it('of the worked example has a conversation of 9,125 packets and 5,256,000 bytes', async () => {
    const found = await ask(view, 'conversation', { row: 2 });
    const { conversation, rows } = found!;
    expect(conversation.packetsSrcToDest + conversation.packetsDestToSrc).toBe(9125);
    expect(conversation.bytesSrcToDest + conversation.bytesDestToSrc).toBe(5_256_000);
    expect(conversation).toMatchObject({ tuples: 3, continues: 1, beginsBefore: false });
    expect(rows.map(({ state }) => state)).toEqual(['B', 'C', 'E']);
  });
});
