import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  BlobServiceClient,
  type StoragePipelineOptions,
  StorageSharedKeyCredential,
} from '@azure/storage-blob';
import { build } from 'esbuild';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { sides } from '../../scripts/build/sides.mjs';
import { useCertificate } from './support/certificate.ts';
import { useAzurite } from './support/use-azurite.ts';

const certificate = useCertificate();
const azurite = useAzurite({ certificate, oauth: true });

const bundle = path.join(certificate.folder, 'azure.cjs');
const tools = path.join(certificate.folder, 'bin');
const az = path.join(tools, 'az');
const called = path.join(certificate.folder, 'az-called');
const child = fileURLToPath(new URL('support/ask-as-machine.mjs', import.meta.url));
const TENANT = '11111111-2222-3333-4444-555555555555';

interface Outcome {
  readonly code: string;
  readonly message?: string;
  readonly remedy?: string;
}

/** A token as Entra ID makes them; the emulator checks its claims, not who signed it. */
function token(claims: Readonly<Record<string, unknown>> = {}): string {
  const now = Math.floor(Date.now() / 1000);
  const common = { aud: 'https://storage.azure.com', iss: `https://sts.windows.net/${TENANT}/` };
  const times = { iat: now - 60, nbf: now - 60, exp: now + 3600 };
  const parts = [
    { alg: 'RS256', typ: 'JWT' },
    { ...common, ...times, ...claims },
  ];
  const encoded = parts.map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'));
  return [...encoded, 'c2lnbmF0dXJl'].join('.');
}

/** The Azure CLI, signed in as somebody with this token. */
function signedIn(accessToken: string): void {
  const answer = { accessToken, expires_on: Math.floor(Date.now() / 1000) + 3600, tenant: TENANT };
  writeFileSync(
    az,
    `#!/bin/sh\necho "$@" >> '${called}'\ncat <<'END'\n${JSON.stringify(answer)}\nEND\n`,
  );
  chmodSync(az, 0o755);
}

function ask(container: string, trusted = true): Promise<Outcome> {
  const env = {
    PATH: `${tools}:${process.env['PATH'] ?? ''}`,
    HOME: certificate.folder,
    // The services that a cloud's machine would be asked for are not on loopback.
    AZURE_TOKEN_CREDENTIALS: 'AzureCliCredential',
    ...(trusted ? { NODE_EXTRA_CA_CERTS: certificate.cert } : {}),
  };
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [child, bundle, azurite.endpoint, container],
      { env },
      (error, out) => {
        if (error === null) resolve(JSON.parse(out) as Outcome);
        else reject(new Error(error.message));
      },
    );
  });
}

beforeAll(async () => {
  const entryPoints = [fileURLToPath(new URL('../../src/azure/index.ts', import.meta.url))];
  const options = sides.find(({ output }) => output === 'azure')?.options;
  await build({ ...options, entryPoints, outfile: bundle, bundle: true, logLevel: 'silent' });
  mkdirSync(tools);
  const { name, key } = azuriteAccount;
  const credential = new StorageSharedKeyCredential(name, key);
  const pipeline: StoragePipelineOptions & { tlsOptions: object } = {
    tlsOptions: { ca: certificate.pem.cert },
  };
  const writer = new BlobServiceClient(azurite.endpoint, credential, pipeline);
  await writer.createContainer('logs');
});

beforeEach(() => rmSync(called, { force: true }));

describe('whoever this machine is signed in as', () => {
  it('reads by a token that the Azure CLI gave for storage', async () => {
    signedIn(token());
    expect(await ask('logs')).toEqual({ code: 'ok' });
    expect(readFileSync(called, 'utf8')).toContain(
      'account get-access-token --output json --resource https://storage.azure.com',
    );
  });

  it('hears that a container is missing, not that the sign-in is', async () => {
    signedIn(token());
    expect(await ask('nothing')).toMatchObject({ code: 'not-found' });
  });

  it('is refused with a token for another service, and no word of it is shown', async () => {
    const wrong = token({ aud: 'https://management.azure.com' });
    signedIn(wrong);
    const outcome = await ask('logs');
    expect(outcome.code).toMatch(/no-access|sign-in/);
    expect(JSON.stringify(outcome)).not.toContain(wrong.slice(0, 30));
  });

  it('hears what to run where nobody is signed in', async () => {
    writeFileSync(az, '#!/bin/sh\necho "ERROR: Please run az login" >&2\nexit 1\n');
    chmodSync(az, 0o755);
    expect(await ask('logs')).toMatchObject({
      code: 'sign-in',
      remedy: expect.stringContaining('az login') as string,
    });
  });

  it('sends nothing to a server whose certificate nobody trusts', async () => {
    signedIn(token());
    expect(await ask('logs', false)).toMatchObject({
      code: 'unreachable',
      remedy: expect.stringContaining('NODE_EXTRA_CA_CERTS') as string,
    });
  });
});
