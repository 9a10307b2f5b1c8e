import { expect, it } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import {
  blobClient,
  containerClient,
  serviceClient,
  type StorageAccess,
} from '../../src/azure/index.ts';
import { useFaultProxy } from './support/fault-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';

const azurite = useAzurite();
const proxy = useFaultProxy(azurite);

/** With an access that Azurite would let write: what stops it has to be the client. */
const access: StorageAccess = {
  kind: 'key',
  accountName: azuriteAccount.name,
  key: azuriteAccount.key,
};

const log = () => blobClient(`${proxy.endpoint}/logs/PT1H.json`, access);
const logs = () => containerClient(`${proxy.endpoint}/logs`, access);

it.each([
  ['write a blob', () => log().getBlockBlobClient().upload('x', 1)],
  ['write a block', () => log().getBlockBlobClient().stageBlock('AAAA', 'x', 1)],
  ['commit blocks', () => log().getBlockBlobClient().commitBlockList([])],
  ['append to a blob', () => log().getAppendBlobClient().appendBlock('x', 1)],
  ['delete a blob', () => log().delete()],
  ['restore a blob', () => log().undelete()],
  ['lease a blob', () => log().getBlobLeaseClient().acquireLease(15)],
  ['set tags', () => log().setTags({ a: 'b' })],
  ['set metadata', () => log().setMetadata({ a: 'b' })],
  ['set a tier', () => log().setAccessTier('Cool')],
  ['make a snapshot', () => log().createSnapshot()],
  ['make a container', () => logs().create()],
  ['delete a container', () => logs().delete()],
  ['set properties', () => serviceClient(proxy.endpoint, access).setProperties({})],
])('no client of ours can %s', async (_, write) => {
  await azurite.put('logs', 'PT1H.json', '{"records":[]}');
  await expect(write()).rejects.toThrow('A request that may write was stopped');
  expect(proxy.seen).toEqual([]);
  const kept = await azurite.writer
    .getContainerClient('logs')
    .getBlobClient('PT1H.json')
    .download();
  expect(kept.contentLength).toBe(14);
});

it('but read, by GET and HEAD', async () => {
  await azurite.put('logs', 'PT1H.json', '{"records":[]}');
  await log().getProperties();
  await log().downloadToBuffer();
  expect(new Set(proxy.seen.map(({ method }) => method))).toEqual(new Set(['HEAD', 'GET']));
});
