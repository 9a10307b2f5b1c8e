import { parsePortalLink } from './portal-link.ts';
import { parseSas } from './sas.ts';
import { endpointOf, isContainerName, parseStorageAddress } from './storage-address.ts';
import { isWrong, type Wrong } from './wrong.ts';

/** What a link that somebody pasted leads to: mostly a blob. */
export interface StorageLink {
  /** The account's blob endpoint: scheme, host in lower case, no slash at the end. */
  readonly endpoint: string;
  /** Name of the account. */
  readonly account: string;
  /** Links to the portal may end at an account or a container. */
  readonly container?: string;
  /** Name of the blob, decoded. */
  readonly blob?: string;
  /** The query of a shared access signature, without `?`; a secret. `''` without one. */
  readonly signature: string;
}

const NO_LINK =
  'This is no address of a blob, such as https://account.blob.core.windows.net/container/name, and no link to one in the Azure portal.';

/** Reads the address of a blob, with a signature or without, or a link to the portal. */
export function parseStorageLink(text: string): StorageLink | Wrong {
  const link = text.trim();
  return portalLink(link) ?? blobLink(link);
}

function portalLink(text: string): StorageLink | Wrong | undefined {
  const target = parsePortalLink(text);
  if (target === undefined) return undefined;
  const { storageSuffix, ...names } = target;
  if (names.container !== undefined && !isContainerName(names.container)) {
    return { wrong: 'This link to the Azure portal names a container that cannot be one.' };
  }
  const endpoint = endpointOf(names.account, storageSuffix);
  return { endpoint, ...names, signature: '' };
}

function blobLink(text: string): StorageLink | Wrong {
  if (!/^https?:/i.test(text)) return { wrong: NO_LINK };
  if (text.includes('#')) {
    return { wrong: 'The address holds a “#”, which stands as %23 where it is part of a name.' };
  }
  const address = parseStorageAddress(text);
  if (isWrong(address)) return address;
  const { query, ...names } = address;
  if (names.blob === undefined) return { wrong: noBlob(names.container) };
  if (hasParameter(query, 'snapshot') || hasParameter(query, 'versionid')) {
    return { wrong: 'This is the address of a snapshot or an old version; only blobs are opened.' };
  }
  const sas = parseSas(query);
  return { ...names, signature: isWrong(sas) ? '' : sas.signature };
}

function noBlob(container: string | undefined): string {
  const what = container === undefined ? 'an account' : 'a container';
  return `This is the address of ${what}, not of a blob. “Flow Logs: Add Storage Account…” takes it.`;
}

function hasParameter(query: string, name: string): boolean {
  return query.split('&').some((one) => one.toLowerCase().startsWith(`${name}=`));
}
