import type { LogPlace, StorageAccount } from '../accounts/storage-account.ts';
import { FLOW_LOG_CONTAINERS } from '../core/format/flow-log-path.ts';
import { blobUrl } from '../core/storage/blob-url.ts';

/** The address of a container of an account. */
export function containerUrl(account: StorageAccount, container: string): string {
  return account.container === undefined ? `${account.id}/${container}` : account.id;
}

/** The address of a blob, percent-encoded; `undefined` for a name that no address can hold. */
export function addressOf(
  account: StorageAccount,
  container: string,
  name: string,
): string | undefined {
  const endpoint = containerUrl(account, container).slice(0, -container.length - 1);
  const url = blobUrl(endpoint, container, name);
  // `a/../b` is a name like any other, but the address that it gives is that of another blob.
  const path = url.slice(url.indexOf('/', url.indexOf('//') + 2));
  return new URL(url).pathname === path ? url : undefined;
}

/** Where flow logs of an account are looked for: by name, since a narrow role lists no containers. */
export function placesOf(account: StorageAccount): readonly LogPlace[] {
  const containers =
    account.container === undefined ? Object.values(FLOW_LOG_CONTAINERS) : [account.container];
  const own = containers.map((container) => ({ container, prefix: '' }));
  const added = account.places.filter(
    (place) => !own.some(({ container, prefix }) => samePlace(place, { container, prefix })),
  );
  return [...own, ...added];
}

/** Whether nobody added the place: Azure makes its container once there is something in it. */
export function isUsualPlace(account: StorageAccount, { container, prefix }: LogPlace): boolean {
  const usual: readonly string[] = Object.values(FLOW_LOG_CONTAINERS);
  return account.container === undefined && prefix === '' && usual.includes(container);
}

/** `archive/cold/2024`, the way people write it. */
export function placeName({ container, prefix }: LogPlace): string {
  return prefix === '' ? container : `${container}/${prefix}`;
}

export function samePlace(one: LogPlace, other: LogPlace): boolean {
  return one.container === other.container && one.prefix === other.prefix;
}
