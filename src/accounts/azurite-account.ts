import { EMULATOR } from '../core/storage/emulator.ts';
import { isLoopback } from '../core/storage/loopback.ts';
import { parseStorageAddress } from '../core/storage/storage-address.ts';
import { isWrong, type Wrong } from '../core/storage/wrong.ts';
import type { StorageAccount } from './storage-account.ts';

/**
 * The account that the setting `flowLogs.azurite` names: an emulator on this machine. A workspace
 * may bring settings along, so no other host gets even the published key.
 */
export function azuriteAccount(endpoint: string): StorageAccount | Wrong {
  const address = parseStorageAddress(endpoint);
  if (isWrong(address)) return address;
  if (!isLoopback(new URL(address.endpoint).hostname)) {
    return { wrong: `${new URL(address.endpoint).host} is not on this machine.` };
  }
  if (address.container !== undefined || address.query !== '') {
    return { wrong: `Only the account is named, as in ${EMULATOR.endpoint}.` };
  }
  const signIn = { kind: 'key', accountName: EMULATOR.account } as const;
  return { id: address.endpoint, name: 'Azurite', signIn, places: [] };
}
