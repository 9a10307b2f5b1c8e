import type { BlobClient, Block } from '@azure/storage-blob';
import { describe, expect, it } from 'vitest';
import { holdsRecordsOf, nameOf } from '../../../src/azure/blob/blob-version.ts';
import { LiveBlob } from '../../../src/azure/blob/live-blob.ts';

/** A client whose answers have just these headers, as far as anybody sees them. */
function clientOf(list: object, properties: object): BlobClient {
  const blocks = { getBlockList: () => Promise.resolve(list) };
  const client: Partial<Record<keyof BlobClient, unknown>> = {
    getBlockBlobClient: () => blocks,
    getProperties: () => Promise.resolve(properties),
  };
  return client as unknown as BlobClient;
}

const open = (client: BlobClient) =>
  LiveBlob.open(client, 'PT1H.json', new AbortController().signal);

describe('a blob is read only under an ETag', () => {
  it('of its block list', async () => {
    const live = await open(clientOf({ etag: '"1"', blobContentLength: 9 }, {}));
    expect(live.version).toEqual({ etag: '"1"', size: 9, blocks: [] });
  });

  it('of its properties, where the list has none', async () => {
    const live = await open(clientOf({}, { etag: '"2"', contentLength: 7 }));
    expect(live.version).toEqual({ etag: '"2"', size: 7, blocks: [] });
  });

  it.each([
    ['ETag', { blobContentLength: 9 }, { contentLength: 9 }],
    ['size', { etag: '"1"' }, { etag: '"1"' }],
  ])('and is no empty log where nobody sees its %s', async (_, list, properties) => {
    await expect(open(clientOf(list, properties))).rejects.toMatchObject({
      message: 'PT1H.json was not read: the answer does not tell which version of it there is.',
      code: 'unreachable',
    });
  });
});

describe('a later version', () => {
  const block = (name: string, size = 100): Block => ({ name, size });
  const closing = block('zzzz', 2);
  const version = (etag: string, ...blocks: Block[]) => ({ etag, size: 1, blocks });
  const first = version('"1"', block('a'), block('b'), closing);

  it('holds the records of an earlier one that it begins with', () => {
    const grown = version('"2"', block('a'), block('b'), block('c'), closing);
    expect(holdsRecordsOf(grown, nameOf(first))).toBe(true);
  });

  it.each([
    ['another block', version('"2"', block('a'), block('x'), block('c'))],
    ['a block of another size', version('"2"', block('a'), block('b', 1001))],
    ['fewer blocks', version('"2"', block('a'))],
  ])('does not with %s', (_, later) => {
    expect(holdsRecordsOf(later, nameOf(first))).toBe(false);
  });

  it('of a blob without blocks does only as the same one', () => {
    const whole = version('"1"');
    expect(holdsRecordsOf(version('"1"'), nameOf(whole))).toBe(true);
    expect(holdsRecordsOf(version('"2"'), nameOf(whole))).toBe(false);
  });
});
