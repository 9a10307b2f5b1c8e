import { beforeEach, describe, expect, it, vi } from 'vitest';
import { AccountStore } from '../../../src/accounts/account-store.ts';
import type { StorageAccount } from '../../../src/accounts/storage-account.ts';
import { fakeLog, fakeMemory } from './support/fake-vscode.ts';

const settings = vi.hoisted(() => new Map<string, unknown>());
const vscode = vi.hoisted(() => ({
  changeSetting: (name: string, value: unknown) => void [name, value],
}));

vi.mock('vscode', async () => {
  const { fakeVscode } = await import('./support/fake-vscode.ts');
  return Object.assign(vscode, fakeVscode(settings));
});

const ENDPOINT = 'https://flows.blob.core.windows.net';
const AZURITE = 'http://127.0.0.1:10000/devstoreaccount1';

function account(fields: Partial<StorageAccount> = {}): StorageAccount {
  return { id: ENDPOINT, name: 'flows', signIn: { kind: 'sas' }, places: [], ...fields };
}

function newStore() {
  const { memory, state, secrets } = fakeMemory();
  const { log, lines } = fakeLog();
  const store = new AccountStore(memory, log);
  let changes = 0;
  store.onDidChange(() => void changes++);
  return { store, state, secrets, lines, changes: () => changes };
}

beforeEach(() => settings.clear());

describe('an added account', () => {
  it('is listed, and its secret lies only in the secret storage', async () => {
    const { store, state, secrets, changes } = newStore();
    await store.add(account(), 'sv=2025&sig=SECRET');
    expect(store.list()).toEqual([account()]);
    expect(await store.secret(account())).toBe('sv=2025&sig=SECRET');
    expect([...secrets.values()]).toEqual(['sv=2025&sig=SECRET']);
    expect(JSON.stringify([...state])).not.toContain('SECRET');
    expect(changes()).toBeGreaterThan(0);
  });

  it('is replaced by another with its address, whose secret alone stays', async () => {
    const { store, secrets } = newStore();
    await store.add(account(), 'sig=SECRET');
    await store.add(account({ signIn: { kind: 'anonymous' } }));
    expect(store.list().map(({ signIn }) => signIn.kind)).toEqual(['anonymous']);
    expect(secrets.size).toBe(0);
  });

  it('is removed with its secret', async () => {
    const { store, state, secrets } = newStore();
    await store.add(account(), 'sig=SECRET');
    await store.remove(account());
    expect(store.list()).toEqual([]);
    expect(secrets.size).toBe(0);
    expect(JSON.stringify([...state])).not.toContain('flows');
  });

  it('keeps the places that were added to it, and its secret', async () => {
    const { store } = newStore();
    await store.add(account(), 'sig=SECRET');
    await store.keepPlaces(account(), [{ container: 'archive', prefix: '2024/' }]);
    expect(store.list()[0]?.places).toEqual([{ container: 'archive', prefix: '2024/' }]);
    expect(await store.secret(account())).toBe('sig=SECRET');
  });

  it('stands in the list by its name', async () => {
    const { store } = newStore();
    await store.add(account({ name: 'zebra' }));
    await store.add(account({ id: 'https://apes.blob.core.windows.net', name: 'apes' }));
    expect(store.list().map(({ name }) => name)).toEqual(['apes', 'zebra']);
  });
});

describe('what was kept and is no account', () => {
  const strange: readonly [string, unknown][] = [
    ['a text', 'https://flows.blob.core.windows.net'],
    ['null', null],
    ['an account without a sign-in', { id: ENDPOINT, name: 'flows' }],
    ['a sign-in of no known kind', { ...account(), signIn: { kind: 'password' } }],
    [
      'a provider that is not Microsoft',
      { ...account(), signIn: { kind: 'editor', provider: 'evil' } },
    ],
    ['an address over http', { ...account(), id: 'http://flows.blob.core.windows.net' }],
    ['an address with a signature', { ...account(), id: `${ENDPOINT}?sig=SECRET` }],
    [
      'an address in another spelling',
      { ...account(), id: 'https://FLOWS.blob.core.windows.net/' },
    ],
    ['a container that its address does not name', { ...account(), container: 'other' }],
    ['a name without end', { ...account(), name: 'x'.repeat(10_000) }],
  ];

  it.each(strange)('is ignored, and the log says so once: %s', (_, kept) => {
    const { store, state, lines } = newStore();
    state.set('storageAccounts', [kept, account()]);
    expect(store.list()).toEqual([account()]);
    store.list();
    expect(lines).toHaveLength(1);
    expect(lines[0]).not.toContain('SECRET');
  });

  it('is ignored where it is no list', () => {
    const { store, state, lines } = newStore();
    state.set('storageAccounts', { evil: true });
    expect(store.list()).toEqual([]);
    expect(lines).toHaveLength(1);
  });

  it('is ignored in its parts: fields and places that no account has', () => {
    const { store, state } = newStore();
    const places = [{ container: 'archive', prefix: '' }, { container: '../x', prefix: '' }, 7];
    state.set('storageAccounts', [{ ...account(), places, key: 'SECRET' }]);
    expect(store.list()).toEqual([account({ places: [{ container: 'archive', prefix: '' }] })]);
  });
});

describe('the Azurite of the setting', () => {
  it('is an account that comes and goes with the setting', () => {
    const { store, changes } = newStore();
    vscode.changeSetting('azurite', AZURITE);
    expect(changes()).toBe(1);
    expect(store.list().map(({ id, name }) => [id, name])).toEqual([[AZURITE, 'Azurite']]);
    vscode.changeSetting('azurite', '');
    expect(store.list()).toEqual([]);
  });

  it('keeps the places that were added to it, but is itself not kept', async () => {
    const { store, state } = newStore();
    settings.set('azurite', AZURITE);
    await store.keepPlaces(store.list()[0]!, [{ container: 'archive', prefix: '' }]);
    expect(store.list()[0]?.places).toEqual([{ container: 'archive', prefix: '' }]);
    expect(state.has('storageAccounts')).toBe(false);
  });

  it.each([
    ['https://flows.blob.core.windows.net', 'another machine'],
    ['http://169.254.169.254/devstoreaccount1', 'another machine over http'],
    ['http://127.0.0.1:10000', 'no account'],
    ['http://localhost.evil.example/devstoreaccount1', 'a host that only begins like this one'],
    ['file:///etc/passwd', 'a file'],
    ['nonsense', 'nothing'],
  ])('is ignored where it is %s (%s), and the log says why', (endpoint) => {
    const { store, lines } = newStore();
    settings.set('azurite', endpoint);
    expect(store.list()).toEqual([]);
    expect(lines.join()).toContain('flowLogs.azurite');
  });
});

describe('why there is no account', () => {
  it('is that none was added', () => {
    expect(newStore().store.lack()).toBe('none');
  });

  it('is that what was kept is unreadable, until an account is added', async () => {
    const { store, state } = newStore();
    state.set('storageAccounts', [{ id: 7 }]);
    expect(store.lack()).toBe('unreadable');
    await store.add(account());
    expect(store.lack()).toBeUndefined();
    await store.remove(account());
    expect(store.lack()).toBe('none');
  });

  it('is that the setting names no Azurite on this machine', () => {
    const { store } = newStore();
    settings.set('azurite', ENDPOINT);
    expect(store.lack()).toBe('azurite');
    settings.set('azurite', AZURITE);
    expect(store.lack()).toBeUndefined();
  });
});
