import { isGuid } from '../core/format/guid.ts';
import { isContainerName, parseStorageAddress } from '../core/storage/storage-address.ts';
import { isWrong } from '../core/storage/wrong.ts';
import type { LogPlace, SignIn, StorageAccount } from './storage-account.ts';

type Data = Readonly<Record<string, unknown>>;

const LONGEST_NAME = 200;

/** What was kept as accounts, and how much of it is none and is left out. */
export interface KeptAccounts {
  readonly accounts: readonly StorageAccount[];
  readonly ignored: number;
}

/** What another version or another program kept is data: only what is an account comes back. */
export function keptAccounts(kept: unknown): KeptAccounts {
  if (kept === undefined) return { accounts: [], ignored: 0 };
  if (!Array.isArray(kept)) return { accounts: [], ignored: 1 };
  const byId = new Map<string, StorageAccount>();
  for (const each of kept) {
    const account = keptAccount(each);
    if (account !== undefined) byId.set(account.id, account);
  }
  return { accounts: [...byId.values()], ignored: kept.length - byId.size };
}

/** An account as it may be kept; `undefined` where it is none. Keeps no field beyond the known. */
function keptAccount(kept: unknown): StorageAccount | undefined {
  const { id, name, signIn, container, places } = dataOf(kept);
  const proof = signInOf(signIn);
  if (proof === undefined || !isText(id) || !isText(name)) return undefined;
  if (!isIdOf(id, container)) return undefined;
  return {
    id,
    name,
    signIn: proof,
    ...(isText(container) ? { container } : {}),
    places: keptPlaces(places),
  };
}

/** Places of archives; what is none is left out. */
export function keptPlaces(kept: unknown): readonly LogPlace[] {
  if (!Array.isArray(kept)) return [];
  return kept.map(dataOf).flatMap(({ container, prefix }) => {
    const isPlace = isText(container) && isContainerName(container) && typeof prefix === 'string';
    return isPlace ? [{ container, prefix }] : [];
  });
}

/** An id is the address as we write it: anything else would be a second name of the account. */
function isIdOf(id: string, container: unknown): boolean {
  const address = parseStorageAddress(id);
  if (isWrong(address) || address.blob !== undefined || address.query !== '') return false;
  if (address.container !== container) return false;
  return id === [address.endpoint, ...(isText(container) ? [container] : [])].join('/');
}

type Kind = SignIn['kind'];

/** Of each kind what may come back, and no field beyond it. */
const KINDS: { readonly [K in Kind]: (kept: Data) => Extract<SignIn, { kind: K }> | undefined } = {
  editor: ({ provider, tenant }) => {
    if (provider !== 'microsoft' && provider !== 'microsoft-sovereign-cloud') return undefined;
    return { kind: 'editor', provider, ...named(tenant) };
  },
  machine: ({ tenant }) => ({ kind: 'machine', ...named(tenant) }),
  key: ({ accountName }) => (isText(accountName) ? { kind: 'key', accountName } : undefined),
  sas: () => ({ kind: 'sas' }),
  anonymous: () => ({ kind: 'anonymous' }),
};

function signInOf(kept: unknown): SignIn | undefined {
  const data = dataOf(kept);
  return isKind(data['kind']) ? KINDS[data['kind']](data) : undefined;
}

function isKind(value: unknown): value is Kind {
  return typeof value === 'string' && Object.hasOwn(KINDS, value);
}

function named(tenant: unknown): { readonly tenant?: string } {
  return isText(tenant) && isGuid(tenant) ? { tenant } : {};
}

function dataOf(kept: unknown): Data {
  return typeof kept === 'object' && kept !== null ? (kept as Data) : {};
}

function isText(value: unknown): value is string {
  return typeof value === 'string' && value !== '' && value.length <= LONGEST_NAME;
}
