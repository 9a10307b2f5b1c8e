import { webAddress, type WebAddress } from '../platform.ts';
import { isLoopback } from './loopback.ts';
import type { Wrong } from './wrong.ts';

/** What an address of Azure Blob Storage names: an account, a container of it, or a blob. */
export interface StorageAddress {
  /** The account's blob endpoint: scheme, host in lower case, no slash at the end. */
  readonly endpoint: string;
  /** Name of the account; for a domain of one's own, that domain. */
  readonly account: string;
  readonly container?: string;
  /** Name of the blob, decoded. */
  readonly blob?: string;
  /** Without its question mark; `''` where there is none. May hold a signature. */
  readonly query: string;
}

/** Account names, which are part of a host: 3 to 24 small letters and digits. */
const ACCOUNT_NAME = /^[a-z0-9]{3,24}$/;

/**
 * Names of containers: 3 to 63 small letters, digits and single hyphens; `$root`, `$web` and
 * `$logs` are made by the service. Source: "Naming and referencing containers, blobs, and metadata".
 */
const CONTAINER_NAME = /^(?=.{3,63}$)[a-z0-9]+(?:-[a-z0-9]+)*$|^\$(?:root|web|logs)$/;

/** A host of storage in any cloud, by service; also with the zone of accounts that have one. */
const SERVICE_HOST =
  /^([a-z0-9]{3,24}(?:-secondary)?)(\.z\d{1,3})?\.(?:privatelink\.)?(?:blob|dfs)\.(.+)$/;

/** Whether `name` can be a storage account's. */
export function isAccountName(name: string): boolean {
  return ACCOUNT_NAME.test(name);
}

/** Whether `name` can be a container's. */
export function isContainerName(name: string): boolean {
  return CONTAINER_NAME.test(name);
}

/** The blob endpoint of an account by its name, in a cloud by its suffix `core.windows.net`. */
export function endpointOf(account: string, storageSuffix: string): string {
  return `https://${account}.blob.${storageSuffix}`;
}

/**
 * Takes an address apart: `https://{account}.blob.core.windows.net/{container}/{blob}?{query}`, in
 * any cloud, with a domain of one's own, or with the account in the path, as emulators and hosts
 * without a name have it. Data Lake (`dfs`) and `privatelink` names become the blob endpoint that
 * they stand for. Only https, or http on loopback.
 */
export function parseStorageAddress(text: string): StorageAddress | Wrong {
  const url = webAddress(text.trim());
  const wrong = url === undefined ? NO_ADDRESS : wrongWith(url);
  if (url === undefined || wrong !== undefined) return { wrong: wrong ?? NO_ADDRESS };
  const segments = decodedSegments(url.pathname);
  if (segments === undefined) return { wrong: 'The path of the address is not well encoded.' };
  const { endpoint, account, rest } = accountOf(url, segments);
  if (!isHostPart(account)) return { wrong: `No account is named behind ${url.host}.` };
  return withNames({ endpoint, account, query: url.search.slice(1) }, rest);
}

const NO_ADDRESS = 'This is not an address such as https://account.blob.core.windows.net.';

function wrongWith({ protocol, hostname, username, password }: WebAddress): string | undefined {
  if (username !== '' || password !== '') return 'The address must not hold a user or a password.';
  if (protocol === 'https:') return undefined;
  if (protocol !== 'http:') return NO_ADDRESS;
  return isLoopback(hostname)
    ? undefined
    : 'Only https is used: http would show what is read to everyone on the way.';
}

function decodedSegments(path: string): readonly string[] | undefined {
  try {
    return path.split('/').slice(1).map(decodeURIComponent);
  } catch {
    return undefined;
  }
}

/** Hosts without a name of their own have the account as the first folder of the path. */
function accountOf({ protocol, host, hostname }: WebAddress, segments: readonly string[]) {
  const [account = '', ...rest] = segments;
  if (isNameless(hostname)) return { endpoint: `${protocol}//${host}/${account}`, account, rest };
  const [, name, zone = '', suffix] = SERVICE_HOST.exec(hostname) ?? [];
  if (name === undefined || suffix === undefined || isLoopback(hostname)) {
    const own = isLoopback(hostname) ? hostname.slice(0, hostname.indexOf('.')) : hostname;
    return { endpoint: `${protocol}//${host}`, account: own, rest: segments };
  }
  const port = host.slice(hostname.length);
  return {
    endpoint: `${protocol}//${name}${zone}.blob.${suffix}${port}`,
    account: name,
    rest: segments,
  };
}

/** An account's name or a domain: what may stand in an endpoint as it is. */
function isHostPart(account: string): boolean {
  return /^[a-z0-9][a-z0-9.-]*$/.test(account);
}

function isNameless(hostname: string): boolean {
  return hostname === 'localhost' || /^[\d.]+$|^\[/.test(hostname);
}

function withNames(
  account: Pick<StorageAddress, 'endpoint' | 'account' | 'query'>,
  [container = '', ...names]: readonly string[],
): StorageAddress | Wrong {
  const blob = names.join('/');
  if (container === '') {
    return blob === '' ? account : { wrong: 'The name of the container is missing.' };
  }
  if (!isContainerName(container)) {
    return { wrong: 'A container has 3 to 63 small letters, digits and single hyphens.' };
  }
  return { ...account, container, ...(blob === '' ? {} : { blob }) };
}
