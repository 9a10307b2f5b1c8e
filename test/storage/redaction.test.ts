import { setMaxListeners } from 'node:events';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { inspect } from 'node:util';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { AccountStore } from '../../src/accounts/account-store.ts';
import {
  entraAccount,
  keyAccount,
  type NewAccount,
  sasAccount,
} from '../../src/accounts/add/new-account.ts';
import {
  typedConnection,
  typedContainer,
  typedSas,
  wrongKey,
} from '../../src/accounts/add/typed.ts';
import { EditorSignIn } from '../../src/accounts/editor-sign-in.ts';
import {
  blobFacts,
  Management,
  openBlob,
  openListing,
  readFolder,
  type StorageAccess,
  verifyAccess,
} from '../../src/azure/index.ts';
import { fileSystemError } from '../../src/blobs/file-system-error.ts';
import { parseAccountText } from '../../src/core/storage/account-text.ts';
import { parseSasUrl } from '../../src/core/storage/sas.ts';
import { parseStorageAddress } from '../../src/core/storage/storage-address.ts';
import { parseStorageLink } from '../../src/core/storage/storage-link.ts';
import { isWrong } from '../../src/core/storage/wrong.ts';
import { createLog, showFailure } from '../../src/platform/log.ts';
import { FailureError } from '../../src/protocol/failure.ts';
import type { BlobAccess } from '../../src/protocol/storage.ts';
import { itemFacts } from '../../src/tree/item-facts.ts';
import { fakeLog, fakeMemory } from '../unit/accounts/support/fake-vscode.ts';
import { useCertificate } from './support/certificate.ts';

/** What the editor was given to show, or to write down. */
const shown = vi.hoisted((): string[] => []);

vi.mock('vscode', async () => {
  const { fakeVscode } = await import('../unit/accounts/support/fake-vscode.ts');
  const take = (text: string) => {
    shown.push(text);
    return Promise.resolve();
  };
  class FileSystemError extends Error {
    static FileNotFound = (words: string) => new FileSystemError(words);
    static NoPermissions = (words: string) => new FileSystemError(words);
    static Unavailable = (words: string) => new FileSystemError(words);
  }
  const channel = { info: take, warn: take, error: take, dispose: () => undefined };
  return {
    ...fakeVscode(new Map()),
    FileSystemError,
    window: { createOutputChannel: () => channel, showErrorMessage: take },
  };
});

const KEY = Buffer.alloc(64, 'key!').toString('base64');
const SIGNATURE = 'c2lnbmF0dXJlIG9mIG5vYm9keSwgMzIgYnl0ZXM/+A==';
const TOKEN = 'opaque-token-of-somebody-who-may-not';
const SAS = `sv=2025-01-05&sp=rl&se=2030-01-01T00%3A00%3A00Z&sr=c&sig=${encodeURIComponent(SIGNATURE)}`;
const EXPIRED = SAS.replace('2030', '2020');

/** All that may stand nowhere; what requests bore is added as the server sees it. */
const secrets = new Set([KEY, SIGNATURE, TOKEN]);

const certificate = useCertificate();
const never = new AbortController().signal;
setMaxListeners(0, never);

/** Refuses, as the path says, and says again in every place what it was asked with. */
const server = https.createServer({ ...certificate.pem }, (request, response) => {
  const { url = '', headers } = request;
  const proof = headers.authorization?.split(/[ :]/).at(-1);
  if (proof !== undefined) secrets.add(proof);
  const how = /^\/(\w+)/.exec(url)?.[1] ?? '';
  if (how === 'cut') return void request.socket.destroy();
  const echo = `${url} ${headers.authorization ?? ''} ${TOKEN} ${SIGNATURE}`;
  const code = proof ?? SIGNATURE;
  const status = Number(how.slice(1)) || 400;
  response.writeHead(status, echo, {
    'content-type': 'application/xml',
    'x-ms-error-code': code,
    'x-ms-request-id': echo,
    'www-authenticate': `Bearer realm="${echo}" error="${code}"`,
    location: `https://elsewhere.example/?${echo.replaceAll(' ', '+')}`,
  });
  response.end(
    `<?xml version="1.0"?><Error><Code>${code}</Code><Message>${echo}</Message></Error>`,
  );
});
let origin = '';

beforeAll(async () => {
  // The clients take no certificate of a test's own; nothing but this server is asked.
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  origin = `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.closeAllConnections();
  server.close();
});

const HOW = ['s302', 's400', 's401', 's403', 's404', 's409', 's412', 's418', 'cut'];

const tokens = () => Promise.resolve({ token: TOKEN, expiresOnTimestamp: Date.now() + 3_600_000 });

const PROOFS: Readonly<Record<string, BlobAccess>> = {
  key: { kind: 'key', accountName: 'flows', key: KEY },
  sas: { kind: 'sas', signature: SAS },
  expired: { kind: 'sas', signature: EXPIRED },
  token: { kind: 'token', account: '' },
  nobody: { kind: 'anonymous' },
};

/** Everything that asks a storage account. */
function asking(how: string, proof: BlobAccess): Promise<unknown>[] {
  const id = `${origin}/${how}`;
  const access: StorageAccess =
    proof.kind === 'token' ? { kind: 'token', credential: { getToken: tokens } } : proof;
  const described = proof.kind === 'token' ? { ...proof, account: id } : proof;
  const containerUrl = `${id}/logs`;
  const name = 'PT1H.json';
  const url = `${containerUrl}/a/PT1H.json`;
  const file = { containerUrl, url, blob: 'a/PT1H.json', name };
  const listing = openListing(containerUrl, access, 'container logs of flows');
  return [
    verifyAccess({ id, name: 'flows' }, access, never),
    listing.logs('', never),
    listing.months('log/', never),
    listing.folder('a/', never),
    blobFacts(file, access),
    readFolder(file, access),
    openBlob({ kind: 'blob', url, name, access: described }, tokens),
  ];
}

function holdsNoSecret(text: string): void {
  for (const secret of secrets) {
    for (const form of [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1)]) {
      expect(text).not.toContain(form);
    }
  }
}

/** What is thrown, with all that hangs on it. */
const whole = (thrown: unknown) => inspect(thrown, { depth: Infinity, showHidden: true });

async function failureOf(work: Promise<unknown>): Promise<FailureError> {
  const thrown = await work.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(thrown).toBeInstanceOf(FailureError);
  return thrown as FailureError;
}

it.each(Object.entries(PROOFS))('a refusal of %s shows no secret anywhere', async (_, proof) => {
  const failures = await Promise.all(HOW.flatMap((how) => asking(how, proof)).map(failureOf));
  expect(failures).toHaveLength(HOW.length * 7);
  const log = createLog();
  shown.length = 0;
  const account = keyAccount(addressOf('https://flows.blob.core.windows.net'), KEY).account;
  const parent = { kind: 'account', id: account.id, account } as const;
  for (const failure of failures) {
    holdsNoSecret(whole(failure));
    holdsNoSecret(whole(fileSystemError(failure)));
    const node = { kind: 'failure', id: 'x', account, parent, failure } as const;
    holdsNoSecret(JSON.stringify(itemFacts(node, 0)));
    showFailure(log, failure);
  }
  expect(shown.length).toBe(2 * failures.length);
  holdsNoSecret(shown.join('\n'));
});

it('a refusal of the management API shows no secret', async () => {
  for (const how of HOW) {
    const transport = { tlsOptions: { ca: certificate.pem.cert } };
    const management = new Management(`${origin}/${how}`, { getToken: tokens }, transport);
    const asked = [
      management.tenants(never),
      management.subscriptions(never),
      management.accounts('s', never),
    ];
    for (const failure of await Promise.all(asked.map(failureOf))) holdsNoSecret(whole(failure));
  }
});

it('a sign-in that fails shows no words of the provider’s', async () => {
  const getSession = () => Promise.reject(new Error(`oops ${TOKEN} access_token=${TOKEN}`));
  const signIn = new EditorSignIn({ getSession }, true);
  for (const mayPrompt of [true, false]) {
    const failure = await failureOf(
      signIn.token({ provider: 'microsoft', scopes: [] }, { mayPrompt }),
    );
    holdsNoSecret(whole(failure));
  }
});

it('what is typed wrong is not said again', () => {
  const account = 'https://flows.blob.core.windows.net';
  const wrong = [
    typedConnection(`AccountName=flows;AccountKey=${KEY}${KEY}`),
    typedConnection(`AccountName=;AccountKey=${KEY}`),
    typedConnection(`AccountKey=${KEY}`),
    typedConnection(`${KEY};AccountName`),
    typedConnection(`BlobEndpoint=ftp://flows;SharedAccessSignature=${SAS}`),
    typedConnection(`BlobEndpoint=${account};SharedAccessSignature=${SIGNATURE}`),
    typedSas(`${account}/logs?${EXPIRED}`),
    typedSas(`http://flows.blob.core.windows.net/?${SAS}`),
    typedSas(`${account}/logs/blob?${SAS}`),
    typedSas(`sig=${SIGNATURE}`),
    typedContainer(`${account}?${SAS}`),
    typedContainer(`ftp://x/?${SAS}`),
    parseAccountText(`${SIGNATURE}`),
    parseAccountText(`https://${SIGNATURE}`),
    parseStorageLink(`http://flows.blob.core.windows.net/logs/a?${SAS}`),
    parseStorageLink(`no link, but sig=${SIGNATURE}`),
    { wrong: wrongKey(`${KEY}!`) ?? '' },
  ].map((outcome) => (isWrong(outcome) ? outcome.wrong : ''));
  expect(wrong).not.toContain('');
  holdsNoSecret(wrong.join('\n'));
});

it('what is kept of an account and shown of it holds no secret but in SecretStorage', async () => {
  const address = addressOf('https://flows.blob.core.windows.net');
  const signed = parseSasUrl(`https://flows.blob.core.windows.net/logs?${SAS}`);
  if (isWrong(signed)) throw new Error(signed.wrong);
  const added: NewAccount[] = [
    keyAccount(address, KEY),
    sasAccount(signed),
    entraAccount(addressOf('https://other.blob.core.windows.net'), 'editor'),
  ];
  const { memory, state, secrets: kept } = fakeMemory();
  const { log, lines } = fakeLog();
  const store = new AccountStore(memory, log);
  for (const { account, secret } of added) await store.add(account, secret);
  expect([...kept.values()].sort()).toEqual([KEY, SAS].sort());
  holdsNoSecret(JSON.stringify([...state]));
  holdsNoSecret(lines.join('\n'));
  for (const { account } of added) {
    const facts = itemFacts({ kind: 'account', id: account.id, account }, 0);
    holdsNoSecret(JSON.stringify([account, facts, [...kept.keys()]]));
  }
  store.dispose();
});

function addressOf(text: string) {
  const address = parseStorageAddress(text);
  if (isWrong(address)) throw new Error(address.wrong);
  return address;
}
