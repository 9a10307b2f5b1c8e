import { type Cloud, CLOUDS } from './cloud.ts';
import {
  endpointOf,
  isAccountName,
  parseStorageAddress,
  type StorageAddress,
} from './storage-address.ts';
import type { Wrong } from './wrong.ts';

/**
 * What somebody types for an account: its name alone, in `cloud` (the public one where nothing is
 * said), a host, or the address of an account, a container or a blob.
 */
export function parseAccountText(text: string, cloud: Cloud = CLOUDS[0]): StorageAddress | Wrong {
  const typed = text.trim();
  if (isAccountName(typed)) {
    return parseStorageAddress(endpointOf(typed, cloud.storageSuffix));
  }
  if (typed.includes('://')) return parseStorageAddress(typed);
  if (typed.includes('.')) return parseStorageAddress(`https://${typed}`);
  return { wrong: 'An account’s name has 3 to 24 small letters and digits, and nothing else.' };
}
