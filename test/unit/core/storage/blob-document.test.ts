import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addressOfDocument,
  documentOfAddress,
  documentSegment,
} from '../../../../src/core/storage/blob-document.ts';
import { blobUrl } from '../../../../src/core/storage/blob-url.ts';

const ENDPOINTS = [
  'https://flows.blob.core.windows.net',
  'http://127.0.0.1:10000/devstoreaccount1',
];

/** What names of blobs hold that URLs, URIs and editors each have an opinion on. */
const piece = fc.constantFrom(
  ...[
    '%',
    '?',
    '#',
    '+',
    ' ',
    '/',
    '//',
    '\\',
    '.',
    '..',
    '%2F',
    '%2E',
    'é',
    '日本',
    '😀',
    '\u202e',
  ],
  ...['y=2026', 'PT1H.json', 'a', ':', '&', '"', "'", '%zz', '~'],
);
const names = fc
  .oneof(fc.array(piece, { minLength: 1, maxLength: 8 }), fc.array(fc.string({ unit: 'grapheme' })))
  .map((pieces) => pieces.join(''))
  .filter((name) => name !== '');

describe('the document of a blob', () => {
  it('leads back to its address, whatever its name holds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDPOINTS), names, (endpoint, name) => {
        const url = blobUrl(endpoint, 'logs', name);
        const scheme = endpoint.startsWith('https') ? 'https' : 'http';
        expect(addressOfDocument(scheme, documentOfAddress(url)!)).toBe(url);
      }),
    );
  });

  it('survives the normalising of paths that editors do', () => {
    fc.assert(
      fc.property(names, (name) => {
        const document = documentOfAddress(blobUrl(ENDPOINTS[0]!, 'logs', name))!;
        expect(path.posix.normalize(document.path)).toBe(document.path);
        expect(path.win32.normalize(document.path).replaceAll('\\', '/')).toBe(document.path);
      }),
    );
  });

  it('is another one for another name', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        const [a, b] = [one, other].map((name) =>
          documentOfAddress(blobUrl('https://h', 'c', name)),
        );
        expect(a!.path === b!.path).toBe(one === other);
      }),
    );
  });

  it('reads as the name does where that is an ordinary one', () => {
    const url = blobUrl(ENDPOINTS[0]!, 'logs', 'resourceId=/A B/y=2026/m=01/PT1H.json');
    expect(documentOfAddress(url)).toEqual({
      authority: 'flows.blob.core.windows.net',
      path: '/logs/resourceId=/A B/y=2026/m=01/PT1H.json',
    });
  });

  it('never holds the query, which may be a signature', () => {
    const document = documentOfAddress('https://FLOWS.blob.core.windows.net/c/b?sig=secret#x');
    expect(document).toEqual({ authority: 'flows.blob.core.windows.net', path: '/c/b' });
  });

  it.each(['', 'flows', 'ftp://h/c/b', 'https://', 'https://h/c/%zz', 'file:///etc/passwd'])(
    'is none for %j',
    (text) => expect(documentOfAddress(text)).toBeUndefined(),
  );

  it('may be that of an account', () => {
    const document = documentOfAddress('https://h')!;
    expect(document).toEqual({ authority: 'h', path: '/' });
    expect(addressOfDocument('https', document)).toBe('https://h');
  });
});

it('a name in a listing stands in a path as it does in that of its document', () => {
  fc.assert(
    fc.property(names, (name) => {
      const segment = name.replaceAll('/', '');
      const { path: found } = documentOfAddress(blobUrl('https://h', 'c', segment))!;
      if (segment !== '') expect(`/c/${documentSegment(segment)}`).toBe(found);
    }),
  );
});
