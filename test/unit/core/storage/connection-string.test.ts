import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseConnectionString } from '../../../../src/core/storage/connection-string.ts';
import { EMULATOR } from '../../../../src/core/storage/emulator.ts';
import { isWrong } from '../../../../src/core/storage/wrong.ts';

const KEY = Buffer.alloc(64, 7).toString('base64');
const ENDPOINT = 'https://flows.blob.core.windows.net';

function read(text: string) {
  const connection = parseConnectionString(text);
  if (isWrong(connection)) throw new Error(connection.wrong);
  return connection;
}

describe('a connection string', () => {
  it('has a key, as the portal writes it', () => {
    const text = `DefaultEndpointsProtocol=https;AccountName=flows;AccountKey=${KEY};EndpointSuffix=core.windows.net`;
    expect(read(text)).toMatchObject({ kind: 'key', accountName: 'flows', key: KEY });
    expect(read(text).address.endpoint).toBe(ENDPOINT);
  });

  it('has a signature, with or without its question mark', () => {
    for (const mark of ['', '?']) {
      const text = `BlobEndpoint=${ENDPOINT}/;SharedAccessSignature=${mark}sv=2025&sig=a%2Bb%3D`;
      expect(read(text)).toMatchObject({ kind: 'sas', signature: 'sv=2025&sig=a%2Bb%3D' });
    }
  });

  it('names a sovereign cloud, an own domain or an emulator', () => {
    const key = `AccountName=flows;AccountKey=${KEY}`;
    expect(read(`${key};EndpointSuffix=core.chinacloudapi.cn`).address.endpoint).toBe(
      'https://flows.blob.core.chinacloudapi.cn',
    );
    expect(read(`${key};BlobEndpoint=https://logs.contoso.com`).address.endpoint).toBe(
      'https://logs.contoso.com',
    );
    expect(read('UseDevelopmentStorage=true')).toMatchObject({ key: EMULATOR.key });
    const azurite = `DefaultEndpointsProtocol=http;AccountName=devstoreaccount1;AccountKey=${EMULATOR.key};BlobEndpoint=http://127.0.0.1:1/devstoreaccount1;`;
    expect(read(azurite).address.endpoint).toBe('http://127.0.0.1:1/devstoreaccount1');
  });

  it('is taken in any case and order, with spaces', () => {
    expect(read(` accountkey=${KEY} ; ACCOUNTNAME=flows ;`)).toMatchObject({ key: KEY });
  });

  it.each([
    ['', 'has the form'],
    ['hello', 'has the form'],
    [`AccountKey=${KEY}`, 'Neither AccountName nor BlobEndpoint'],
    ['AccountName=flows', 'Neither AccountKey nor SharedAccessSignature'],
    ['AccountName=flows;AccountKey=hello', 'is not the key'],
    [`AccountName=Flows.evil;AccountKey=${KEY}`, '3 to 24'],
    [`DefaultEndpointsProtocol=http;AccountName=flows;AccountKey=${KEY}`, 'Only https'],
    [`AccountName=flows;AccountKey=${KEY};EndpointSuffix=x@evil`, 'a user or a password'],
    [`BlobEndpoint=${ENDPOINT}/logs;AccountName=flows;AccountKey=${KEY}`, 'without a container'],
    [`BlobEndpoint=${ENDPOINT};SharedAccessSignature=sv=1`, 'no signature'],
  ])('%j is refused: %s', (text, reason) => {
    const connection = parseConnectionString(text);
    expect(isWrong(connection) && connection.wrong).toContain(reason);
  });

  it('never quotes what was typed, whatever it is', () => {
    const text = fc.stringMatching(/^[a-zA-Z]{12,30}$/);
    fc.assert(
      fc.property(
        text,
        fc.constantFrom('', 'AccountName=', 'AccountName=flows;AccountKey='),
        (secret, before) => {
          const connection = parseConnectionString(before + secret);
          if (isWrong(connection)) expect(connection.wrong).not.toContain(secret);
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string(), (text) => void parseConnectionString(text)));
    const parts = fc.array(
      fc.tuple(
        fc.constantFrom(
          'BlobEndpoint',
          'AccountName',
          'AccountKey',
          'EndpointSuffix',
          'SharedAccessSignature',
        ),
        fc.oneof(fc.string(), fc.webUrl(), fc.base64String()),
      ),
    );
    fc.assert(
      fc.property(
        parts,
        (all) => void parseConnectionString(all.map((pair) => pair.join('=')).join(';')),
      ),
    );
  });
});
