import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAccountText } from '../../../../src/core/storage/account-text.ts';
import { cloudOfHost, CLOUDS } from '../../../../src/core/storage/cloud.ts';
import { parseStorageAddress } from '../../../../src/core/storage/storage-address.ts';
import { isWithin } from '../../../../src/core/storage/within.ts';
import { isWrong } from '../../../../src/core/storage/wrong.ts';

const NAME = fc.stringMatching(/^[a-z0-9]{3,24}$/);
const CONTAINER = fc.stringMatching(/^[a-z0-9]{3,20}(-[a-z0-9]{1,10}){0,3}$/);
const BLOB = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .filter((name) => !name.startsWith('/') && !name.endsWith('/'));
const SUFFIX = fc.constantFrom(
  'blob.core.windows.net',
  'blob.core.chinacloudapi.cn',
  'blob.core.usgovcloudapi.net',
  'z07.blob.storage.azure.net',
);

describe('the address of an account', () => {
  it.each([
    ['https://flows.blob.core.windows.net', 'https://flows.blob.core.windows.net', 'flows'],
    ['https://FLOWS.BLOB.core.windows.net:443/', 'https://flows.blob.core.windows.net', 'flows'],
    ['https://flows.dfs.core.windows.net/', 'https://flows.blob.core.windows.net', 'flows'],
    [
      'https://flows.privatelink.blob.core.windows.net',
      'https://flows.blob.core.windows.net',
      'flows',
    ],
    [
      'https://flows.z13.blob.storage.azure.net',
      'https://flows.z13.blob.storage.azure.net',
      'flows',
    ],
    [
      'https://flows-secondary.blob.core.windows.net',
      'https://flows-secondary.blob.core.windows.net',
      'flows-secondary',
    ],
    [
      'https://flows.blob.core.chinacloudapi.cn',
      'https://flows.blob.core.chinacloudapi.cn',
      'flows',
    ],
    ['https://logs.contoso.com', 'https://logs.contoso.com', 'logs.contoso.com'],
    [
      'http://127.0.0.1:10000/devstoreaccount1',
      'http://127.0.0.1:10000/devstoreaccount1',
      'devstoreaccount1',
    ],
    [
      'http://localhost:10000/devstoreaccount1/',
      'http://localhost:10000/devstoreaccount1',
      'devstoreaccount1',
    ],
    [
      'http://[::1]:10000/devstoreaccount1',
      'http://[::1]:10000/devstoreaccount1',
      'devstoreaccount1',
    ],
    [
      'http://devstoreaccount1.blob.localhost:10000',
      'http://devstoreaccount1.blob.localhost:10000',
      'devstoreaccount1',
    ],
    ['https://10.1.2.3/flows', 'https://10.1.2.3/flows', 'flows'],
  ])('%s is %s', (text, endpoint, account) => {
    expect(parseStorageAddress(text)).toEqual({ endpoint, account, query: '' });
  });

  it.each([
    ['http://flows.blob.core.windows.net', 'Only https'],
    ['https://user:secret@flows.blob.core.windows.net', 'a user or a password'],
    ['ftp://flows.blob.core.windows.net', 'not an address'],
    ['javascript:alert(1)', 'not an address'],
    ['flows', 'not an address'],
    ['', 'not an address'],
    ['https://127.0.0.1:10000', 'No account'],
    ['https://flows.blob.core.windows.net/UPPER/x', 'A container has'],
    ['https://flows.blob.core.windows.net//x', 'container is missing'],
    ['https://flows.blob.core.windows.net/%ff', 'not well encoded'],
  ])('%s is refused: %s', (text, reason) => {
    const address = parseStorageAddress(text);
    expect(isWrong(address) && address.wrong).toContain(reason);
  });

  it('comes apart as it was put together', () => {
    fc.assert(
      fc.property(NAME, SUFFIX, CONTAINER, BLOB, (account, suffix, container, blob) => {
        const endpoint = `https://${account}.${suffix}`;
        const path = blob.split('/').map(encodeURIComponent).join('/');
        fc.pre(!path.split('/').some((part) => /^\.{0,2}$/.test(part)));
        const address = parseStorageAddress(`${endpoint}/${container}/${path}?snapshot=1`);
        expect(address).toEqual({ endpoint, account, container, blob, query: 'snapshot=1' });
      }),
    );
  });

  it('is a fixed point: an endpoint stands for itself', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.webUrl(), fc.string(), fc.webUrl({ withQueryParameters: true })),
        (text) => {
          const address = parseStorageAddress(text);
          if (isWrong(address)) return;
          const again = parseStorageAddress(address.endpoint);
          expect(again).toMatchObject({ endpoint: address.endpoint, account: address.account });
          expect(address.endpoint).toMatch(/^https:\/\/|^http:\/\/(127\.|localhost|\[::1\])/);
          expect(isWithin(address.endpoint, text) || /dfs|privatelink/.test(text)).toBe(true);
        },
      ),
    );
  });
});

describe('what somebody types for an account', () => {
  it.each([
    ['flows', 'https://flows.blob.core.windows.net'],
    [' flows.blob.core.usgovcloudapi.net ', 'https://flows.blob.core.usgovcloudapi.net'],
    ['https://flows.blob.core.windows.net/insights', 'https://flows.blob.core.windows.net'],
  ])('%s is an account', (text, endpoint) => {
    expect(parseAccountText(text)).toMatchObject({ endpoint });
  });

  it('is of the cloud that it was typed for, where it is a name alone', () => {
    for (const cloud of CLOUDS) {
      const endpoint = `https://flows.blob.${cloud.storageSuffix}`;
      expect(parseAccountText('flows', cloud)).toMatchObject({ endpoint });
    }
    const named = 'https://flows.blob.core.windows.net';
    expect(parseAccountText(named, CLOUDS[1])).toMatchObject({ endpoint: named });
  });

  it.each(['', 'My Account', 'fl', 'x'.repeat(25), 'flows!'])('%j is none', (text) => {
    expect(isWrong(parseAccountText(text))).toBe(true);
  });
});

describe('the cloud of a host', () => {
  it.each([
    ['flows.blob.core.windows.net', 'public'],
    ['flows.blob.core.chinacloudapi.cn', 'china'],
    ['flows.blob.core.usgovcloudapi.net', 'usgov'],
    ['logs.contoso.com', 'public'],
  ])('of %s is %s', (host, cloud) => expect(cloudOfHost(host).id).toBe(cloud));
});

describe('a place', () => {
  const place = 'https://flows.blob.core.windows.net/logs';
  it.each([
    [`${place}/a`, true],
    [place, true],
    [`${place}?x`, true],
    [`${place}-other/a`, false],
    [`${place}/../secret/a`, false],
    [`${place}/%2e%2e/secret/a`, false],
    ['http://flows.blob.core.windows.net/logs/a', false],
    ['https://flows.blob.core.windows.net:8443/logs/a', false],
    ['https://flows.blob.core.windows.net.evil.example/logs/a', false],
    ['https://flows.blob.core.windows.net@evil.example/logs/a', false],
    ['nonsense', false],
  ])('holds %s: %s', (url, holds) => expect(isWithin(place, url)).toBe(holds));
});
