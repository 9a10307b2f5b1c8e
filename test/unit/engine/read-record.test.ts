import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readRecord } from '../../../src/engine/read-record.ts';
import { nobodySignsIn } from '../../../src/protocol/storage.ts';
import { given, vnetBytes } from './logs.ts';

const { signal } = new AbortController();

function read(bytes: Uint8Array | string, after?: number) {
  return readRecord(given(bytes), after, nobodySignsIn, signal);
}

/** The records as they come one behind the other, as JSON on one line each. */
async function all(bytes: Uint8Array | string): Promise<string[]> {
  const texts: string[] = [];
  for (let found = await read(bytes); found !== undefined;) {
    texts.push(JSON.stringify(JSON.parse(found.text)));
    found = await read(bytes, found.recordOffset);
  }
  return texts;
}

const BYTES = vnetBytes(3000);
const { records } = JSON.parse(Buffer.from(BYTES).toString()) as { records: object[] };
const texts = records.map((record) => JSON.stringify(record));

describe('records one after the other', () => {
  it.each([
    ['as Azure writes them', BYTES],
    ['as a list', JSON.stringify(records)],
    ['a line each', texts.join('\r\n')],
    ['set out in lines', JSON.stringify({ records }, undefined, 2)],
    ['compressed', gzipSync(BYTES)],
    ['with more behind them', `{"records":${JSON.stringify(records)},"more":{"a":[]}}`],
  ])('are all that there are: %s', async (_shape, bytes) => {
    expect(await all(bytes)).toEqual(texts);
  });

  it('are set out in lines, with their time and place', async () => {
    const first = (await read(BYTES))!;
    expect(first.text).toBe(JSON.stringify(records[0], undefined, 2));
    expect(first.recordOffset).toBe('{"records":['.length);
    expect(first.recordTime).toBe(Date.parse((records[0] as { time: string }).time));
    expect(first.remark).toBe('');
  });

  it('are read no further than needed', async () => {
    const cut = Buffer.from(BYTES).subarray(0, BYTES.length - 100);
    expect((await read(cut))!.text).toBe((await read(BYTES))!.text);
  });
});

describe('no record', () => {
  it.each(['', '[]', '{"records":[]}', '{"a":1}', 'no JSON'])('is in %j', async (text) => {
    expect(await read(text)).toBeUndefined();
  });

  it('is where the log has changed', async () => {
    await expect(read(BYTES, 5)).rejects.toMatchObject({ code: 'changed' });
    await expect(read(BYTES, BYTES.length)).rejects.toMatchObject({ code: 'changed' });
  });

  it('is read once it is cancelled', async () => {
    const work = new AbortController();
    work.abort();
    const reading = readRecord(given(BYTES), 12, nobodySignsIn, work.signal);
    await expect(reading).rejects.toMatchObject({ code: 'cancelled' });
  });
});
