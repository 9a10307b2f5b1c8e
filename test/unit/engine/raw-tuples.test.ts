import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { rawTuples } from '../../../src/engine/raw-tuples.ts';
import { Session } from '../../../src/engine/session.ts';
import { oneLog, type SourceDescription } from '../../../src/protocol/session.ts';
import { vnetBytes } from './logs.ts';

const { signal } = new AbortController();
const bytes = Buffer.from(vnetBytes(20_000));
/** Every tuple as it stands in the text, in its order. */
const tuples = [...bytes.toString().matchAll(/"(\d{13},[^"]*)"/g)].map(([, tuple]) => tuple!);

let folder: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-raw-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

async function opened(source: SourceDescription): Promise<Session> {
  const session = new Session(oneLog(source), () => undefined);
  await session.load();
  return session;
}

function file(content: Uint8Array): SourceDescription {
  const written = path.join(folder, 'PT1H.json');
  fs.writeFileSync(written, content);
  return { kind: 'file', name: 'PT1H.json', path: written };
}

function rawTuplesOf(session: Session, rows: number[], by: AbortSignal): Promise<string[]> {
  return rawTuples(session.reader, session.table, rows, by);
}

const SOURCES: readonly [string, () => SourceDescription][] = [
  ['a file', () => file(bytes)],
  ['a compressed file', () => file(gzipSync(bytes))],
  ['a file with a byte order mark', () => file(Buffer.concat([Buffer.from('\ufeff'), bytes]))],
  ['given bytes', () => ({ kind: 'bytes', name: 'PT1H.json', bytes })],
];

describe('raw tuples', () => {
  it.each(SOURCES)(
    'of %s are the texts that stand there, in the order of the rows',
    async (_, source) => {
      const session = await opened(source());
      expect(session.table.rowCount).toBe(tuples.length);
      const rows = [19_999, 0, 7, 12_345, 8, 1];
      expect(await rawTuplesOf(session, rows, signal)).toEqual(rows.map((row) => tuples[row]));
      const all = tuples.map((_each, row) => row);
      expect(await rawTuplesOf(session, all, signal)).toEqual(tuples);
      expect(await rawTuplesOf(session, [], signal)).toEqual([]);
    },
  );

  it('of a log that has changed fail in words, rather than being of another tuple', async () => {
    const source = file(bytes);
    const session = await opened(source);
    file(Buffer.concat([Buffer.from('   '), bytes]));
    await expect(rawTuplesOf(session, [5], signal)).rejects.toMatchObject({ code: 'changed' });
    file(bytes.subarray(0, 100));
    await expect(rawTuplesOf(session, [5], signal)).rejects.toMatchObject({ code: 'changed' });
  });

  it('are not read on for somebody who has given up', async () => {
    const session = await opened(file(bytes));
    const abort = new AbortController();
    abort.abort();
    await expect(rawTuplesOf(session, [5], abort.signal)).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
