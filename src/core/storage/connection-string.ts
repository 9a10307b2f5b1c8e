import { isAccountKey } from './account-key.ts';
import { CLOUDS } from './cloud.ts';
import { EMULATOR } from './emulator.ts';
import { parseSas } from './sas.ts';
import {
  endpointOf,
  isAccountName,
  parseStorageAddress,
  type StorageAddress,
} from './storage-address.ts';
import { isWrong, type Wrong } from './wrong.ts';

/** What a connection string gives: where, and what proves who asks. */
export type Connection = {
  readonly address: StorageAddress;
} & (
  | { readonly kind: 'key'; readonly accountName: string; readonly key: string }
  | { readonly kind: 'sas'; readonly signature: string }
);

type Fields = ReadonlyMap<string, string>;

/**
 * Reads a connection string: `AccountName` and `AccountKey`, or `SharedAccessSignature`, with
 * `BlobEndpoint`, or `EndpointSuffix` and `DefaultEndpointsProtocol`; `UseDevelopmentStorage=true`
 * is the local emulator. Names in either case. Source: "Configure Azure Storage connection strings".
 */
export function parseConnectionString(text: string): Connection | Wrong {
  const fields = fieldsOf(text);
  if (isWrong(fields)) return fields;
  if (fields.get('usedevelopmentstorage')?.toLowerCase() === 'true') {
    const address = parseStorageAddress(EMULATOR.endpoint);
    if (isWrong(address)) return address;
    return { kind: 'key', address, accountName: EMULATOR.account, key: EMULATOR.key };
  }
  const address = addressOf(fields);
  return isWrong(address) ? address : connectionOf(address, fields);
}

function fieldsOf(text: string): Map<string, string> | Wrong {
  const fields = new Map<string, string>();
  for (const part of text.split(';').map((each) => each.trim())) {
    if (part === '') continue;
    const equals = part.indexOf('=');
    // The part is not quoted: it may be a secret.
    if (equals < 1) return { wrong: 'A connection string has the form Name=Value;Name=Value.' };
    fields.set(part.slice(0, equals).trim().toLowerCase(), part.slice(equals + 1).trim());
  }
  if (fields.size > 0) return fields;
  return { wrong: 'A connection string has the form Name=Value;Name=Value.' };
}

function addressOf(fields: Fields): StorageAddress | Wrong {
  const endpoint = fields.get('blobendpoint');
  if (endpoint !== undefined) return accountAddress(endpoint);
  const name = fields.get('accountname');
  if (name === undefined) return { wrong: 'Neither AccountName nor BlobEndpoint is in it.' };
  if (!isAccountName(name)) return { wrong: 'AccountName has 3 to 24 small letters and digits.' };
  const url = endpointOf(name, fields.get('endpointsuffix') ?? CLOUDS[0].storageSuffix);
  const scheme = fields.get('defaultendpointsprotocol')?.toLowerCase() ?? 'https';
  return accountAddress(url.replace(/^https/, scheme));
}

function accountAddress(url: string): StorageAddress | Wrong {
  const address = parseStorageAddress(url);
  if (isWrong(address) || address.container === undefined) return address;
  return { wrong: 'BlobEndpoint names an account, without a container.' };
}

function connectionOf(address: StorageAddress, fields: Fields): Connection | Wrong {
  const [key, query] = [fields.get('accountkey'), fields.get('sharedaccesssignature')];
  if (key !== undefined) {
    if (!isAccountKey(key)) return { wrong: 'AccountKey is not the key of an account.' };
    const accountName = fields.get('accountname') ?? address.account;
    return { kind: 'key', address, accountName, key };
  }
  const sas = parseSas(query ?? address.query);
  if (!isWrong(sas)) return { kind: 'sas', address, signature: sas.signature };
  return query === undefined
    ? { wrong: 'Neither AccountKey nor SharedAccessSignature is in it.' }
    : sas;
}
