import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Management } from '../../src/azure/index.ts';
import { useCertificate } from './support/certificate.ts';
import {
  accountsPath,
  page,
  refusal,
  storageAccount,
  subscription,
  tenant,
} from './support/management-shapes.ts';

const certificate = useCertificate();
const TOKEN = 'MANAGEMENT-TOKEN';
const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly body?: unknown;
}

/** What the server answers, in order; and what it was asked. */
let replies: Reply[] = [];
const asked: { url: string; method: string; authorization: string | undefined }[] = [];
let origin = '';

const server = https.createServer({ ...certificate.pem }, (request, response) => {
  const { url = '', method = '', headers } = request;
  asked.push({ url, method, authorization: headers.authorization });
  const { status = 200, headers: more = {}, body = {} } = replies.shift() ?? { status: 404 };
  response.writeHead(status, { 'content-type': 'application/json', ...more });
  response.end(JSON.stringify(body));
});

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());
beforeEach(() => {
  replies = [];
  asked.length = 0;
});

const scopes: (string | string[])[] = [];

function management(): Management {
  const getToken = (wanted: string | string[]) => {
    scopes.push(wanted);
    return Promise.resolve({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 });
  };
  return new Management(origin, { getToken }, { tlsOptions: { ca: certificate.pem.cert } });
}

const never = new AbortController().signal;

describe('the management API', () => {
  it('lists accounts over pages, with what they permit', async () => {
    const nextLink = `${origin}${accountsPath(SUBSCRIPTION)}?page=2`;
    replies = [
      { body: page([storageAccount('flows', { allowSharedKeyAccess: false })], nextLink) },
      { body: page([storageAccount('lake', { isHnsEnabled: true }), { name: 'broken' }]) },
    ];
    const common = { location: 'westeurope', resourceGroup: 'net-rg' };
    expect(await management().accounts(SUBSCRIPTION, never)).toEqual([
      {
        ...common,
        name: 'flows',
        endpoint: 'https://flows.blob.core.windows.net/',
        allowsKeys: false,
        isHierarchical: false,
      },
      {
        ...common,
        name: 'lake',
        endpoint: 'https://lake.blob.core.windows.net/',
        allowsKeys: true,
        isHierarchical: true,
      },
    ]);
    expect(asked.map(({ method }) => method)).toEqual(['GET', 'GET']);
    expect(asked[0]?.url).toContain(accountsPath(SUBSCRIPTION));
    expect(asked.map(({ authorization }) => authorization)).toEqual([
      `Bearer ${TOKEN}`,
      `Bearer ${TOKEN}`,
    ]);
    expect([scopes.at(-1)].flat()).toEqual([`${origin}/.default`]);
  });

  it('lists tenants and subscriptions', async () => {
    replies = [
      { body: page([tenant('a', 'Contoso')]) },
      { body: page([subscription(SUBSCRIPTION, 'Network')]) },
    ];
    expect(await management().tenants(never)).toEqual([{ id: 'a', name: 'Contoso' }]);
    expect(await management().subscriptions(never)).toEqual([
      { id: SUBSCRIPTION, name: 'Network' },
    ]);
  });

  it('is asked again when it was busy, after as long as it says', async () => {
    replies = [{ status: 429, headers: { 'retry-after': '1' } }, { body: page([]) }];
    const began = performance.now();
    expect(await management().subscriptions(never)).toEqual([]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(900);
    expect(asked).toHaveLength(2);
  });

  it('says which role is missing, and the way that needs none', async () => {
    replies = [{ status: 403, body: refusal('AuthorizationFailed') }];
    await expect(management().accounts(SUBSCRIPTION, never)).rejects.toMatchObject({
      code: 'no-access',
      message: 'Azure did not list the storage accounts: the role “Reader” is missing.',
      remedy: expect.stringContaining('by its name') as string,
    });
  });

  it('gets no token sent to a host that it names itself', async () => {
    const nextLink = 'https://localhost:1/elsewhere';
    replies = [{ body: page([], nextLink) }];
    await expect(management().accounts(SUBSCRIPTION, never)).rejects.toMatchObject({
      message: expect.stringContaining('another host was stopped') as string,
    });
    expect(asked).toHaveLength(1);
  });

  it('is not followed where it redirects', async () => {
    replies = [{ status: 307, headers: { location: `${origin}/other` } }];
    await expect(management().subscriptions(never)).rejects.toMatchObject({ code: 'unreadable' });
    expect(asked).toHaveLength(1);
  });
});
