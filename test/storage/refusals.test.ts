import {
  AccountSASPermissions,
  AccountSASResourceTypes,
  AccountSASServices,
  ContainerSASPermissions,
  generateAccountSASQueryParameters,
  generateBlobSASQueryParameters,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { beforeAll, describe, expect, it } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { type StorageAccess, verifyAccess } from '../../src/azure/index.ts';
import type { FailureError } from '../../src/protocol/failure.ts';
import { useAzurite } from './support/use-azurite.ts';

const azurite = useAzurite();
const { name: accountName, key } = azuriteAccount;
const signer = new StorageSharedKeyCredential(accountName, key);
const DAY = 86_400_000;
const never = new AbortController().signal;

beforeAll(() => azurite.put('logs', 'PT1H.json', '{}'));

function containerSas(permissions: string, expiresIn: number, startsIn = -2 * DAY): string {
  const options = {
    containerName: 'logs',
    permissions: ContainerSASPermissions.parse(permissions),
    startsOn: new Date(Date.now() + startsIn),
    expiresOn: new Date(Date.now() + expiresIn),
  };
  return generateBlobSASQueryParameters(options, signer).toString();
}

function accountSas(resourceTypes: string): string {
  const options = {
    permissions: AccountSASPermissions.parse('rl'),
    resourceTypes: AccountSASResourceTypes.parse(resourceTypes).toString(),
    services: AccountSASServices.parse('b').toString(),
    expiresOn: new Date(Date.now() + DAY),
  };
  return generateAccountSASQueryParameters(options, signer).toString();
}

function verify(access: StorageAccess, container?: string): Promise<void> {
  const place = container === undefined ? {} : { container };
  const id = [azurite.endpoint, ...Object.values(place)].join('/');
  return verifyAccess({ id, name: 'flows', ...place }, access, never);
}

const sas = (signature: string): StorageAccess => ({ kind: 'sas', signature });

describe('an account', () => {
  it('can be read by its key, although no flow log is there yet', async () => {
    await expect(verify({ kind: 'key', accountName, key })).resolves.toBeUndefined();
  });

  it('can be read by a signature, of the account or of a container', async () => {
    await expect(verify(sas(accountSas('sco')))).resolves.toBeUndefined();
    await expect(verify(sas(containerSas('rl', DAY)), 'logs')).resolves.toBeUndefined();
  });
});

describe('a refusal', () => {
  const wrongKey = Buffer.alloc(64, 9).toString('base64');
  const cases: readonly [string, () => StorageAccess, string, RegExp][] = [
    ['of a wrong key', () => ({ kind: 'key', accountName, key: wrongKey }), 'logs', /refused/],
    [
      'of an expired signature',
      () => sas(containerSas('rl', -DAY)),
      'logs',
      /expired on \d{4}-\d\d-\d\d \d\d:\d\d UTC/,
    ],
    [
      'of a signature for later',
      () => sas(containerSas('rl', 2 * DAY, DAY)),
      'logs',
      /only from \d{4}/,
    ],
    [
      'of a signature that may not list',
      () => sas(containerSas('r', DAY)),
      'logs',
      /does not permit it/,
    ],
    [
      'of a signature for other resources',
      () => sas(accountSas('s')),
      'logs',
      /kind of resource|refused/,
    ],
    ['of nobody', () => ({ kind: 'anonymous' }), 'logs', /not public/],
    [
      'for a container that is not there',
      () => ({ kind: 'key', accountName, key }),
      'nothing',
      /no such container/,
    ],
  ];

  it.each(cases)('%s says why, and holds no secret', async (_, access, container, words) => {
    const proof = access();
    const failure = (await verify(proof, container).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )) as FailureError;
    expect(failure.message).toMatch(words);
    expect(failure.remedy).not.toBe('');
    const all = `${failure.message} ${failure.remedy} ${failure.stack ?? ''}`;
    const secrets =
      proof.kind === 'sas' ? [/sig=([^&]+)/.exec(proof.signature)![1]!] : [key, wrongKey];
    for (const secret of secrets) {
      expect(all).not.toContain(secret);
      expect(all).not.toContain(decodeURIComponent(secret));
    }
  });
});
