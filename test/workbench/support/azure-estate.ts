import {
  BlobServiceClient,
  StorageSharedKeyCredential,
  type StoragePipelineOptions,
} from '@azure/storage-blob';
import { azuriteAccount } from '../../../scripts/azurite/start-azurite.mjs';
import { FLOW_LOG_CONTAINERS } from '../../../src/core/format/flow-log-path.ts';
import { CLOUDS } from '../../../src/core/storage/cloud.ts';
import type { Certificate } from '../../storage/support/certificate.ts';
import {
  accountsPath,
  storageAccount,
  subscription,
  tenant,
} from '../../storage/support/management-shapes.ts';
import type { TestAzurite } from '../../storage/support/use-azurite.ts';
import { fixture } from '../../unit/support/fixtures.ts';
import type { FakeAzure } from './fake-azure.ts';

export const [PUBLIC, CHINA] = CLOUDS;

/** Somebody's own tenant. */
export const HOME = '11111111-0000-0000-0000-000000000000';
const GUEST = '22222222-0000-0000-0000-000000000000';
const NETWORK = '33333333-0000-0000-0000-000000000000';
const EMPTY = '44444444-0000-0000-0000-000000000000';

/** The only blob of each account. */
export const LOG = `flowLogResourceID=/${NETWORK}_NETWORKWATCHERRG/NETWORKWATCHER_EASTUS_HUB-FLOWLOG/y=2025/m=10/d=05/h=09/m=00/macAddress=002248710BA0/PT1H.json`;

/** What somebody with two tenants may see in Azure, and in Azure China; nothing is refused. */
export function listEstate(azure: FakeAzure): void {
  azure.refusal = undefined;
  azure.refused.clear();
  azure.listed.clear();
  azure.list(PUBLIC, '/tenants', [tenant(HOME, 'Contoso'), tenant(GUEST, 'Fabrikam')]);
  azure.list(PUBLIC, '/subscriptions', [
    subscription(NETWORK, 'Network'),
    subscription(EMPTY, 'Sandbox'),
  ]);
  azure.list(PUBLIC, accountsPath(EMPTY), []);
  azure.list(PUBLIC, accountsPath(NETWORK), [
    storageAccount('flows', { allowSharedKeyAccess: false }),
    storageAccount('lake', { isHnsEnabled: true }),
  ]);
  azure.list(CHINA, '/tenants', [tenant(GUEST, 'Contoso China')]);
  azure.list(CHINA, '/subscriptions', [subscription(NETWORK, 'Shanghai')]);
  azure.list(CHINA, accountsPath(NETWORK), [storageAccount('bridge', {}, CHINA.storageSuffix)]);
}

/** Writes the blob into an Azurite that has the certificate. */
export async function seedLog(azurite: TestAzurite, { pem }: Certificate): Promise<void> {
  const { name, key } = azuriteAccount;
  const options: StoragePipelineOptions & { tlsOptions: object } = {
    tlsOptions: { ca: pem.cert },
  };
  const credential = new StorageSharedKeyCredential(name, key);
  const writer = new BlobServiceClient(azurite.endpoint, credential, options);
  const container = writer.getContainerClient(FLOW_LOG_CONTAINERS.vnet);
  await container.create();
  const log = fixture('vnet-worked-example.json');
  await container.getBlockBlobClient(LOG).upload(log, log.length);
}
