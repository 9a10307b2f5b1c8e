import { cloudOfHost } from '../../core/storage/cloud.ts';
import type { Connection } from '../../core/storage/connection-string.ts';
import type { SignedAddress } from '../../core/storage/sas.ts';
import type { StorageAddress } from '../../core/storage/storage-address.ts';
import type { SignIn, StorageAccount } from '../storage-account.ts';

/** An account as it is about to be added, with what is kept apart from it. */
export interface NewAccount {
  readonly account: StorageAccount;
  readonly secret?: string;
}

/** What an address names, as an account: with a container, only that may be read. */
function accountAt(address: StorageAddress, signIn: SignIn): StorageAccount {
  const { endpoint, account: name, container } = address;
  if (container === undefined) return { id: endpoint, name, signIn, places: [] };
  const id = `${endpoint}/${container}`;
  return { id, name: `${name}/${container}`, signIn, container, places: [] };
}

/** With Microsoft Entra ID: the whole account, whatever of it was pasted. */
export function entraAccount(
  { endpoint, account }: StorageAddress,
  kind: 'editor' | 'machine',
  tenant?: string,
): NewAccount {
  const named = tenant === undefined ? {} : { tenant };
  const isPublic = cloudOfHost(new URL(endpoint).hostname).id === 'public';
  const provider = isPublic ? 'microsoft' : 'microsoft-sovereign-cloud';
  const signIn: SignIn =
    kind === 'editor' ? { kind, provider, ...named } : { kind: 'machine', ...named };
  return { account: { id: endpoint, name: account, signIn, places: [] } };
}

/** By a connection string. */
export function connectedAccount(connection: Connection): NewAccount {
  const { address } = connection;
  if (connection.kind === 'key') return keyAccount(address, connection.key, connection.accountName);
  return { account: accountAt(address, { kind: 'sas' }), secret: connection.signature };
}

/** By a key, which is the whole account's. The secondary endpoint takes the account's own name. */
export function keyAccount(
  { endpoint, account }: StorageAddress,
  key: string,
  accountName = account.replace(/-secondary$/, ''),
): NewAccount {
  const signIn = { kind: 'key', accountName } as const;
  return { account: { id: endpoint, name: account, signIn, places: [] }, secret: key };
}

/** By a signature, of an account or a container. */
export function sasAccount({ address, sas }: SignedAddress): NewAccount {
  return { account: accountAt(address, { kind: 'sas' }), secret: sas.signature };
}

/** A public container. */
export function publicContainer(address: StorageAddress): NewAccount {
  return { account: accountAt(address, { kind: 'anonymous' }) };
}
