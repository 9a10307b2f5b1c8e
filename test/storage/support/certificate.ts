import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll } from 'vitest';

/** A certificate for 127.0.0.1, and other hosts, that nobody trusts but who is told to. */
export interface Certificate {
  /** Files, in a folder that goes after the tests of the file. */
  readonly cert: string;
  readonly key: string;
  readonly folder: string;
  readonly pem: { readonly cert: string; readonly key: string };
}

/** Made anew for the tests of a file, by the openssl of this machine. */
export function useCertificate(...hosts: readonly string[]): Certificate {
  const names = ['IP:127.0.0.1', ...hosts.map((host) => `DNS:${host}`)].join();
  const folder = mkdtempSync(path.join(tmpdir(), 'flow-logs-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const [cert, key] = [path.join(folder, 'cert.pem'), path.join(folder, 'key.pem')];
  execFileSync(
    'openssl',
    [
      ...['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2', '-subj', '/CN=127.0.0.1'],
      ...['-addext', `subjectAltName=${names}`, '-keyout', key, '-out', cert],
    ],
    { stdio: 'ignore' },
  );
  const pem = { cert: readFileSync(cert, 'utf8'), key: readFileSync(key, 'utf8') };
  return { cert, key, folder, pem };
}
