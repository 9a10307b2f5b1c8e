import { beforeAll, describe, expect, it } from 'vitest';
import { LogReader } from '../../src/engine/reading/log-reader.ts';
import { nobodySignsIn } from '../../src/protocol/storage.ts';
import { openSource } from '../../src/sources/open-source.ts';
import { blobAt, fingerprint, sessionOver, tableOf } from './support/blob-sessions.ts';
import { type BlockLog, blockLog, BlockWriter, bytesOf } from './support/block-log.ts';
import { useFaultProxy } from './support/fault-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';

const MB = 1024 * 1024;
const azurite = useAzurite();
const proxy = useFaultProxy(azurite);
const never = new AbortController().signal;

let log: BlockLog;
let names = 0;

beforeAll(async () => {
  log = blockLog(6 * MB, MB);
  await azurite.writer.getContainerClient('logs').createIfNotExists();
});

/** A blob with the first blocks of the log. */
async function blobWith(blocks: number) {
  const writer = new BlockWriter(azurite, 'logs', `${++names}/PT1H.json`);
  await writer.add(log, 0, blocks);
  return { writer, blob: blobAt(proxy.endpoint, writer.path) };
}

/** Something that happens to the blob before the request of that number. */
function before(index: number, change: () => Promise<unknown>): void {
  proxy.plan = async (_, at) => {
    if (at === index) await change();
    return undefined;
  };
}

async function read(chunks: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const copies: Buffer[] = [];
  for await (const chunk of chunks) copies.push(Buffer.from(chunk));
  return Buffer.concat(copies);
}

describe('a blob that changes while it is read', () => {
  it('and only grows is read to its new end', async () => {
    const { writer, blob } = await blobWith(4);
    before(3, () => writer.add(log, 4, 6));
    const { session } = sessionOver(blob);
    await session.load();
    expect(session.state()).toMatchObject({ phase: 'ready', problems: 0 });
    const expected = await tableOf(bytesOf(log, 6));
    expect([...fingerprint(session.table)]).toEqual([...fingerprint(expected)]);
  });

  it('in its last block alone is read as it is in the end', async () => {
    const client = azurite.writer.getContainerClient('logs').getBlockBlobClient('last');
    // All ids of a blob are of one length.
    const id = (name: string) => Buffer.from(name.padEnd(8)).toString('base64');
    const commit = async (last: string, bytes: Buffer) => {
      await client.stageBlock(id(last), bytes, bytes.length);
      await client.commitBlockList([id('first'), id(last)]);
    };
    const first = Buffer.alloc(MB, 'a');
    await client.stageBlock(id('first'), first, first.length);
    await commit('old', Buffer.alloc(MB, 'b'));
    const last = Buffer.alloc(2 * MB, 'c');
    before(4, () => commit('new', last));
    const source = await openSource(blobAt(proxy.endpoint, 'logs/last'), nobodySignsIn);
    const bytes = await read(source.chunks());
    expect(bytes.equals(Buffer.concat([first, last]))).toBe(true);
  });

  it('in what was read already fails as changed, and keeps the rows until it is read again', async () => {
    const { blob } = await blobWith(6);
    const other = new BlockWriter(azurite, 'logs', `${names}/PT1H.json`);
    before(3, () => other.add(blockLog(6 * MB, MB, 8), 0, 5));
    const { session } = sessionOver(blob);
    await session.load();
    const { phase, failure, totals } = session.state();
    expect(phase).toBe('failed');
    expect(failure).toMatchObject({
      code: 'changed',
      message: 'PT1H.json was written anew while it was read.',
    });
    expect(totals.rows).toBeGreaterThan(0);
  });

  it('by a single write fails as changed', async () => {
    const { blob } = await blobWith(6);
    before(3, () => azurite.put('logs', `${names}/PT1H.json`, '{"records":[]}'));
    const { session } = sessionOver(blob);
    await session.load();
    expect(session.state()).toMatchObject({ phase: 'failed', failure: { code: 'changed' } });
  });

  it('before anything was read is simply read', async () => {
    const { blob } = await blobWith(6);
    before(1, () => azurite.put('logs', `${names}/PT1H.json`, '{"records":[]}'));
    const { session } = sessionOver(blob);
    await session.load();
    expect(session.state()).toMatchObject({ phase: 'ready', bytesRead: 14, bytesTotal: 14 });
  });
});

describe('text of a log that is read again', () => {
  /** A session over the first blocks, and a reader of its log after `change`. */
  async function readerAfter(change: (writer: BlockWriter, path: string) => Promise<unknown>) {
    const { writer, blob } = await blobWith(4);
    const source = await openSource(blob, nobodySignsIn);
    const { version } = source;
    await change(writer, `${names}/PT1H.json`);
    return new LogReader(new Map([[blob.name, { description: blob, version }]]), nobodySignsIn);
  }

  async function textAt(reader: LogReader, offset: number, length: number): Promise<string> {
    let text = '';
    const take = (piece: Uint8Array) => {
      text += Buffer.from(piece).toString('latin1');
      return text.length >= length;
    };
    await reader.read('PT1H.json', offset, take, never);
    return text.slice(0, length);
  }

  it('is that of the same place in a log that only grew', async () => {
    const reader = await readerAfter((writer) => writer.add(log, 4, 6));
    const all = Buffer.concat([...bytesOf(log)]).toString('latin1');
    const at = 3 * MB + 1000;
    expect(await textAt(reader, at, 700_000)).toBe(all.slice(at, at + 700_000));
  });

  it('is not to be had of a log that was written anew', async () => {
    const reader = await readerAfter((_, path) => azurite.put('logs', path, '{"records":[]}'));
    await expect(textAt(reader, 0, 10)).rejects.toMatchObject({ code: 'changed' });
  });

  it('is not to be had of a log that lost a block', async () => {
    const reader = await readerAfter((_, path) =>
      new BlockWriter(azurite, 'logs', path).add(log, 0, 3),
    );
    await expect(textAt(reader, 0, 10)).rejects.toMatchObject({ code: 'changed' });
  });
});
