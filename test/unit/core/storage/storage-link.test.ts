import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blobUrl } from '../../../../src/core/storage/blob-url.ts';
import { linkToOpen } from '../../../../src/core/storage/open-request.ts';
import { parsePortalLink } from '../../../../src/core/storage/portal-link.ts';
import { parseStorageLink } from '../../../../src/core/storage/storage-link.ts';

const ENDPOINT = 'https://flows.blob.core.windows.net';
const BLOB = 'resourceId=/SUBSCRIPTIONS/1/y=2026/m=11/d=21/h=14/m=00/macAddress=0A/PT1H.json';
const ID =
  '/subscriptions/11111111-2222-3333-4444-555555555555/resourceGroups/path/providers/Microsoft.Storage/storageAccounts/flows';
const PORTAL = 'https://portal.azure.com/';
const SAS = 'sv=2024-11-04&sr=b&sp=r&se=2030-01-01&sig=a%2Bb%3D';

/** The page of a blob's properties, as the portal's address bar has it. */
function blobPage(name: string, portal = PORTAL): string {
  const blade = '#view/Microsoft_Azure_Storage/BlobPropertiesBladeV2/storageAccountId/';
  const path = encodeURIComponent(`logs/${name}`);
  return `${portal}${blade}${encodeURIComponent(ID)}/path/${path}/isDeleted~/false/tabToload~/0`;
}

describe('a link to the portal', () => {
  const flows = { account: 'flows', storageSuffix: 'core.windows.net' };

  it('leads to the blob whose page it is, whatever its name holds', () => {
    const names = fc.string({ unit: 'grapheme', minLength: 1 });
    fc.assert(
      fc.property(names, (name) => {
        expect(parsePortalLink(blobPage(name))).toEqual({
          ...flows,
          container: 'logs',
          blob: name,
        });
      }),
    );
  });

  it('may have been encoded once more', () => {
    const [start, page] = blobPage(BLOB).split('#');
    const link = `${start!}#${encodeURIComponent(page!)}`;
    expect(parsePortalLink(link)).toEqual({ ...flows, container: 'logs', blob: BLOB });
  });

  it.each([
    [`${PORTAL}#@contoso.com/resource${ID}/overview`, {}],
    [`${PORTAL}#@contoso.com/resource${ID.toUpperCase()}/storagebrowser`, {}],
    [
      `${PORTAL}?feature=x#view/X/storageAccountId/${encodeURIComponent(ID)}/path/logs/etag/1`,
      {
        container: 'logs',
      },
    ],
  ])('%s', (link, names) => {
    expect(parsePortalLink(link)).toEqual({ ...flows, ...names });
  });

  it.each([
    ['https://portal.azure.us/', 'core.usgovcloudapi.net'],
    ['https://portal.azure.cn/', 'core.chinacloudapi.cn'],
    ['https://ms.portal.azure.com/', 'core.windows.net'],
  ])('of %s is for its own cloud', (portal, suffix) => {
    expect(parsePortalLink(blobPage(BLOB, portal))?.storageSuffix).toBe(suffix);
  });

  it.each([
    '',
    PORTAL,
    `${PORTAL}#home`,
    `http://portal.azure.com/#${ID}`,
    `https://portal.azure.com.evil.example/#${ID}`,
    `https://evilportal.azure.com/#${ID}`,
    `${PORTAL}#/subscriptions/1/resourceGroups/r/providers/Microsoft.Storage/storageAccounts/-`,
  ])('is not %j', (text) => expect(parsePortalLink(text)).toBeUndefined());

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parsePortalLink(`${PORTAL}#${text}`)));
    fc.assert(fc.property(fc.string(), (text) => void parsePortalLink(`${PORTAL}#${ID}${text}`)));
  });
});

describe('a pasted link', () => {
  const target = { endpoint: ENDPOINT, account: 'flows', container: 'logs', blob: BLOB };

  it('may be the address of a blob, with a signature or without', () => {
    const url = blobUrl(ENDPOINT, 'logs', BLOB);
    expect(parseStorageLink(url)).toEqual({ ...target, signature: '' });
    expect(parseStorageLink(` ${url}?${SAS}\n`)).toEqual({ ...target, signature: SAS });
    expect(parseStorageLink(`${url}?timeout=30`)).toEqual({ ...target, signature: '' });
    expect(parseStorageLink(`${ENDPOINT}/logs/${BLOB}`)).toEqual({ ...target, signature: '' });
  });

  it('may be the page of a blob in the portal', () => {
    expect(parseStorageLink(blobPage(BLOB))).toEqual({ ...target, signature: '' });
  });

  it.each([
    ['', /no address of a blob/],
    ['PT1H.json', /no address of a blob/],
    ['javascript:alert(1)', /no address of a blob/],
    ['http://flows.blob.core.windows.net/c/b', /Only https/],
    ['https://user:pass@flows.blob.core.windows.net/logs/b', /user or a password/],
    [ENDPOINT, /address of an account/],
    [`${ENDPOINT}/logs?${SAS}`, /address of a container/],
    [`${ENDPOINT}/logs/a#b`, /%23/],
    [`${ENDPOINT}/logs/a?snapshot=2026-01-01T00:00:00.0000000Z`, /snapshot/],
    [`${ENDPOINT}/logs/a?versionId=2026-01-01T00:00:00.0000000Z&${SAS}`, /old version/],
  ])('is refused with a reason that quotes no secret: %s', (text, reason) => {
    const link = parseStorageLink(text);
    expect(link).toHaveProperty('wrong', expect.stringMatching(reason));
    expect(JSON.stringify(link)).not.toContain('sig=');
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (text) => {
        expect(parseStorageLink(text)).toBeTypeOf('object');
      }),
    );
  });
});

describe('a link that was followed', () => {
  const link = `${blobUrl(ENDPOINT, 'logs', 'a b%c#d')}?${SAS}`;
  /** As editors do: the query as it stands behind its `?`, decoded once. */
  const followed = (query: string) => ({
    path: '/open',
    query: decodeURIComponent(query),
    fragment: '',
  });

  it('names what to open, signature and all', () => {
    expect(linkToOpen(followed(`url=${encodeURIComponent(link)}`))).toBe(link);
    const twice = encodeURIComponent(encodeURIComponent(link));
    expect(linkToOpen(followed(`url=${twice}`))).toBe(link);
  });

  it('may hold the link to the portal as it stands', () => {
    const [query, fragment = ''] = blobPage('a').split('#');
    const uri = { path: '/open/', query: `url=${query!}`, fragment: decodeURIComponent(fragment) };
    expect(parseStorageLink(linkToOpen(uri)!)).toMatchObject({ account: 'flows' });
  });

  it.each([
    { path: '/', query: `url=${link}`, fragment: '' },
    { path: '/run', query: `url=${link}`, fragment: '' },
    { path: '/open', query: `u=${link}`, fragment: '' },
    { path: '/open', query: 'url=https%3A%zz', fragment: '' },
  ])('asks for nothing where it is another: %j', (uri) => {
    expect(linkToOpen(uri)).toBeUndefined();
  });
});
