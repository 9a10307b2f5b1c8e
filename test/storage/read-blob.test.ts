import { BlobSASPermissions } from '@azure/storage-blob';
import { beforeAll, describe, expect, it } from 'vitest';
import { FailureError } from '../../src/protocol/failure.ts';
import type { BlobAccess } from '../../src/protocol/storage.ts';
import { nobodySignsIn } from '../../src/protocol/storage.ts';
import { openSource } from '../../src/sources/open-source.ts';
import { blobAt, sessionOver } from './support/blob-sessions.ts';
import { blockLog, BlockWriter } from './support/block-log.ts';
import { type Fault, useFaultProxy } from './support/fault-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';

const MB = 1024 * 1024;
const azurite = useAzurite();
const proxy = useFaultProxy(azurite);
const TEXT = '{"records":[]}';

beforeAll(async () => {
  await azurite.writer.getContainerClient('open').createIfNotExists({ access: 'blob' });
  await azurite.put('open', 'PT1H.json', TEXT);
});

const blob = (path = 'open/PT1H.json') => blobAt(proxy.endpoint, path);

async function read(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  let text = '';
  for await (const chunk of chunks) text += Buffer.from(chunk).toString('latin1');
  return text;
}

describe('a blob is read', () => {
  async function textBy(access: BlobAccess): Promise<string> {
    const source = await openSource({ ...blob(), access }, nobodySignsIn);
    return read(source.chunks());
  }

  it('with an account key', async () => {
    expect(await textBy(blob().access)).toBe(TEXT);
  });

  it('with a shared access signature', async () => {
    const client = azurite.writer.getContainerClient('open').getBlobClient('PT1H.json');
    const permissions = BlobSASPermissions.parse('r');
    const expiresOn = new Date(Date.now() + 600_000);
    const url = new URL(await client.generateSasUrl({ permissions, expiresOn }));
    expect(await textBy({ kind: 'sas', signature: url.search.slice(1) })).toBe(TEXT);
  });

  it('by anybody, where its container is open', async () => {
    expect(await textBy({ kind: 'anonymous' })).toBe(TEXT);
  });

  it('in ranges, and from any place', async () => {
    const source = await openSource(blob(), nobodySignsIn);
    expect(source.size).toBe(14);
    expect(Buffer.from(await source.range(2, 7)).toString()).toBe('records');
    expect(Buffer.from(await source.range(12, 100)).toString()).toBe(']}');
    expect(await source.range(100, 1)).toHaveLength(0);
    expect(await read(source.chunks(11))).toBe('[]}');
  });

  it('that is empty', async () => {
    await azurite.put('open', 'empty', '');
    const source = await openSource(blob('open/empty'), nobodySignsIn);
    expect(source.size).toBe(0);
    expect(await read(source.chunks())).toBe('');
  });

  it('that was appended to and so has no blocks', async () => {
    const client = azurite.writer.getContainerClient('open').getAppendBlobClient('appended');
    await client.create();
    await client.appendBlock(TEXT, TEXT.length);
    const source = await openSource(blob('open/appended'), nobodySignsIn);
    expect(await read(source.chunks())).toBe(TEXT);
  });
});

describe('what cannot be read says why', () => {
  async function failureOf(fault: Fault | undefined, path?: string): Promise<unknown> {
    proxy.plan = () => fault;
    return openSource(blob(path), nobodySignsIn).catch((thrown: unknown) => thrown);
  }

  it('where there is no such blob', async () => {
    const failure = await failureOf(undefined, 'open/none');
    expect(failure).toBeInstanceOf(FailureError);
    expect(String(failure)).toContain('PT1H.json');
  });

  it('where it may not be read', async () => {
    const refused = {
      kind: 'refuse',
      status: 403,
      code: 'AuthorizationPermissionMismatch',
    } as const;
    expect(await failureOf(refused)).toBeInstanceOf(FailureError);
    expect(proxy.seen).toHaveLength(1);
  });
});

describe('a server that is busy', () => {
  it('is asked again when it said, not sooner', async () => {
    const busy = { kind: 'refuse', status: 503, code: 'ServerBusy', retryAfter: 1 } as const;
    proxy.plan = (_, index) => (index < 2 ? busy : undefined);
    const source = await openSource(blob(), nobodySignsIn);
    const [first, second, third] = proxy.seen.map(({ at }) => at);
    expect(second! - first!).toBeGreaterThan(990);
    expect(third! - second!).toBeGreaterThan(990);
    expect(source.size).toBe(14);
  });

  it('is not waited for once that is called off', async () => {
    const ending = new AbortController();
    proxy.plan = () => {
      setImmediate(() => ending.abort());
      return { kind: 'refuse', status: 503, code: 'ServerBusy', retryAfter: 60 };
    };
    const opening = openSource(blob(), nobodySignsIn, { signal: ending.signal });
    await expect(opening).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('a blob that loads', () => {
  it('ends its requests when it is cancelled, and keeps what has arrived', async () => {
    const log = blockLog(12 * MB, 4 * MB);
    const writer = new BlockWriter(azurite, 'open', 'slow');
    await writer.add(log, 0, log.records.length);
    // The first part comes, and no other ever ends.
    const isFirst = (index: number) => index < 2;
    proxy.plan = (_, index) => (isFirst(index) ? undefined : { kind: 'stall', after: 1000 });
    const { session } = sessionOver(blob(writer.path), (loading) => {
      if (proxy.seen.length > 4) loading.cancel();
    });
    await session.load();
    const { phase, totals } = session.state();
    expect(phase).toBe('cancelled');
    expect(totals.rows).toBeGreaterThan(500);
    await expect.poll(() => proxy.answering).toBe(0);
  });

  it('shows its first rows after two small requests', async () => {
    let requests: number | undefined;
    const { session } = sessionOver(blob('open/slow'), ({ table }) => {
      if (table.rowCount > 0) requests ??= proxy.seen.length;
    });
    await session.load();
    expect(requests).toBe(2);
  });

  it('keeps few requests under way', async () => {
    let most = 0;
    proxy.plan = () => {
      most = Math.max(most, proxy.answering + 1);
      return undefined;
    };
    const { session } = sessionOver(blob('open/slow'));
    await session.load();
    expect(session.state().phase).toBe('ready');
    expect(most).toBeLessThanOrEqual(4);
  });
});
