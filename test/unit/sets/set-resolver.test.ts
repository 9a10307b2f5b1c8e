import fs from 'node:fs';
import path from 'node:path';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { StorageAccount } from '../../../src/accounts/storage-account.ts';
import type { FlowSet, SetSource } from '../../../src/core/flowset/flow-set.ts';
import { FailureError } from '../../../src/protocol/failure.ts';
import { OpenedHere } from '../../../src/blobs/opened-here.ts';
import type { Storage } from '../../../src/sets/permits.ts';
import { SetResolver } from '../../../src/sets/set-resolver.ts';
import { setUri } from '../../../src/sets/set-uri.ts';
import { makeWorkspace, removeWorkspace } from '../../workbench/support/workspace.ts';
import { Uri } from './fake-vscode.ts';

const fake = vi.hoisted(() => ({ isTrusted: true }));
vi.mock('vscode', async () => {
  const { fakeVscode } = await import('./fake-vscode.ts');
  return {
    ...fakeVscode,
    workspace: {
      ...fakeVscode.workspace,
      get isTrusted() {
        return fake.isTrusted;
      },
    },
  };
});

const LOG = 'flowLogResourceID=/11111111-2222-3333-4444-555555555555_RG/NETWORKWATCHER_EASTUS_HUB';
const [A, B] = ['002248710BA0', '002248710BA1'] as const;
const fileOf = (hour: string, mac: string) =>
  `archive/${LOG}/y=2025/m=10/d=05/h=${hour}/m=00/macAddress=${mac}/PT1H.json`;
const at = (clock: string) => Date.parse(`2025-10-05T${clock}Z`);

const folder = makeWorkspace({
  [fileOf('09', A)]: 'nine',
  [fileOf('09', B)]: 'nine, too',
  [fileOf('10', A)]: 'ten',
  [fileOf('12', A)]: 'twelve',
  [`archive/${LOG}/y=2024/m=10/d=05/h=09/m=00/macAddress=${A}/PT1H.json`]: 'old',
  'archive/resourceId=/SUBSCRIPTIONS/S/y=2025/m=10/d=05/h=09/m=00/PT1H.json': 'of a key vault',
  'own/one.json': '{}',
});
afterAll(() => removeWorkspace(folder));
const base = Uri.file(path.join(folder, 'sets/x.flowset.json')) as unknown as vscode.Uri;

const ACCOUNT = { id: 'https://flows.blob.core.windows.net', name: 'flows' } as StorageAccount;
const ACCESS = { kind: 'sas', signature: 'sig=hush' } as const;
const calls = {
  access: vi.fn(() => Promise.resolve()),
  range: vi.fn(),
  facts: vi.fn(),
  accountFor: vi.fn<() => Promise<StorageAccount | undefined>>(),
};
const added = new Set<string>();
const placeOf = ({ authority, path: text }: vscode.Uri) => ({
  account: ACCOUNT,
  url: `https://${authority}${text}`,
  containerUrl: `https://${authority}/${text.split('/')[1]!}`,
  path: text.slice(1),
  blob: text.split('/').slice(2).join('/').replaceAll('%', ''),
});
const opened = new OpenedHere();
const storage = {
  accounts: {
    accountOf: (url: string) => (added.has(new URL(url).host) ? ACCOUNT : undefined),
    access: calls.access,
  },
  blobs: {
    opened,
    place: placeOf,
    description: () => Promise.resolve({ access: ACCESS }),
    range: calls.range,
    facts: calls.facts,
  },
  connections: { accountFor: calls.accountFor },
} as unknown as Storage;

const resolver = new SetResolver(storage);
const setOf = (sources: readonly SetSource[], more: Partial<FlowSet> = {}) => ({
  sources,
  ...more,
});
const resolve = (set: FlowSet, mayPrompt = false, where = base, signal?: AbortSignal) =>
  resolver.resolve(set, where, { mayPrompt }, signal);
const archive = { kind: 'folder', path: '../archive' } as const;

beforeEach(() => {
  vi.resetAllMocks();
  fake.isTrusted = true;
  added.clear();
  added.add('flows.blob.core.windows.net');
});

describe('a folder in Azure’s layout', () => {
  it('gives its logs of the range, with readable names, sizes and NICs', async () => {
    const range = { from: at('09:00'), to: at('10:00') };
    const { sources, bytes, nics, window, failed } = await resolve(setOf([archive], { range }));
    expect(sources.map(({ name }) => name)).toEqual([
      `h=09/m=00/macAddress=${A}/PT1H.json`,
      `h=09/m=00/macAddress=${B}/PT1H.json`,
      // Of the hour that begins where the range ends: records are written behind their tuples.
      `h=10/m=00/macAddress=${A}/PT1H.json`,
    ]);
    expect(sources[0]).toMatchObject({ kind: 'file', path: path.join(folder, fileOf('09', A)) });
    expect({ bytes, nics, window, failed }).toEqual({
      bytes: 'ninenine, tooten'.length,
      nics: [A, B],
      window: range,
      failed: [],
    });
  });

  it('may be asked for some NICs only, and tells all that there are', async () => {
    const range = { from: at('09:00'), to: at('09:30') };
    const found = await resolve(setOf([{ ...archive, nics: [B] }], { range }));
    expect(found.sources.map(({ name }) => name)).toEqual(['PT1H.json']);
    expect([found.nics, found.allNics]).toEqual([[B], [A, B]]);
  });

  it('gives all without a range, but no other service’s logs', async () => {
    const { sources } = await resolve(setOf([archive]));
    expect(sources).toHaveLength(5);
    expect(new Set(sources.map(({ name }) => name)).size).toBe(5);
  });

  it('has another key once a file was written', async () => {
    const [one, again] = [await resolve(setOf([archive])), await resolve(setOf([archive]))];
    expect(one.key).toBe(again.key);
    fs.writeFileSync(path.join(folder, fileOf('12', A)), 'twelve and more');
    expect((await resolve(setOf([archive]))).key).not.toBe(one.key);
  });

  it('without logs of the range says so', async () => {
    const range = { from: at('20:00'), to: at('21:00') };
    await expect(resolve(setOf([archive], { range }))).rejects.toMatchObject({
      code: 'not-found',
      message: 'No flow logs were found of 2025-10-05 20:00:00 – 21:00:00 UTC.',
    });
  });

  it('stops once it is cancelled', async () => {
    await expect(resolve(setOf([archive]), false, base, AbortSignal.abort())).rejects.toMatchObject(
      { code: 'cancelled' },
    );
  });
});

describe('sources together', () => {
  it('are one list, each log once, and one that fails is told beside them', async () => {
    const one = { kind: 'file', path: '../own/one.json' } as const;
    const gone = { kind: 'file', path: '../own/gone.json' } as const;
    const found = await resolve(setOf([one, gone, one, archive]));
    expect(found.sources).toHaveLength(6);
    expect(found.sources[0]!.name).toBe('own/one.json');
    expect(found.failed).toMatchObject([
      { name: '../own/gone.json', failure: { code: 'not-found' } },
    ]);
  });

  it('that all fail are a failure', async () => {
    const gone = { kind: 'file', path: '../own/gone.json' } as const;
    await expect(resolve(setOf([gone]))).rejects.toMatchObject({
      code: 'not-found',
      message: `${folder}/own/gone.json could not be found.`,
    });
  });

  it('of a set that was not saved have no relative paths', async () => {
    const where = setUri(setOf([archive]));
    await expect(resolve(setOf([archive]), false, where)).rejects.toThrow('was not saved');
  });
});

describe('a flow log in storage', () => {
  const source = {
    kind: 'flowLog',
    url: `https://flows.blob.core.windows.net/logs/${LOG.replace('=', '%3D')}/`,
  } as const;
  const range = { from: at('09:00'), to: at('10:00') };
  const blob = (hour: string) => ({
    name: `${LOG}/y=2025/m=10/d=05/h=${hour}/m=00/macAddress=${A}/PT1H.json`,
    size: 5,
    modified: 7,
    macAddress: A,
  });

  it('is listed for the hours that can hold its tuples', async () => {
    calls.range.mockResolvedValue({ blobs: [blob('09'), blob('10')], nics: [A] });
    const { sources, bytes } = await resolve(setOf([source], { range }));
    expect(calls.range.mock.calls[0]![1]).toMatchObject({
      log: `${LOG}/`,
      hours: { from: at('09:00'), to: at('11:00') },
    });
    expect(sources.map(({ name }) => name)).toEqual([
      `h=09/m=00/macAddress=${A}/PT1H.json`,
      `h=10/m=00/macAddress=${A}/PT1H.json`,
    ]);
    const { name } = blob('09');
    const url = `https://flows.blob.core.windows.net/logs/${name.split('/').map(encodeURIComponent).join('/')}`;
    expect(sources[0]).toMatchObject({ kind: 'blob', url, access: ACCESS });
    expect(bytes).toBe(10);
  });

  it('of a host that was not added is not asked by itself', async () => {
    added.clear();
    await expect(resolve(setOf([source]))).rejects.toMatchObject({
      code: 'no-access',
      message:
        'The set reads flows.blob.core.windows.net, which is no storage account that was added here. Nothing was asked of it yet.',
    });
    expect([calls.access, calls.range, calls.accountFor].map((one) => one.mock.calls)).toEqual([
      ...[[], [], []],
    ]);
  });

  it('of such a host is asked once a person agreed, who is asked once', async () => {
    added.clear();
    calls.accountFor.mockImplementation(() => {
      added.add('flows.blob.core.windows.net');
      return Promise.resolve(ACCOUNT);
    });
    calls.range.mockResolvedValue({ blobs: [blob('09')], nics: [A] });
    const both = [source, { ...source, nics: [A] }];
    expect((await resolve(setOf(both), true)).sources).toHaveLength(1);
    expect(calls.accountFor).toHaveBeenCalledTimes(1);
  });

  it('is not asked where the person would rather not', async () => {
    added.clear();
    calls.accountFor.mockResolvedValue(undefined);
    await expect(resolve(setOf([source, source]), true)).rejects.toThrow('as you wished');
    expect(calls.accountFor).toHaveBeenCalledTimes(1);
    expect(calls.access).not.toHaveBeenCalled();
  });

  it('is not asked by itself in a restricted window, though its account was added', async () => {
    fake.isTrusted = false;
    await expect(resolve(setOf([source]))).rejects.toThrow('in a window that is restricted');
    expect(calls.access).not.toHaveBeenCalled();
  });

  it('is asked there where the person made the set', async () => {
    fake.isTrusted = false;
    calls.range.mockResolvedValue({ blobs: [blob('09')], nics: [A] });
    const set = setOf([source]);
    opened.add(setUri(set));
    expect((await resolve(set, false, setUri(set))).sources).toHaveLength(1);
  });

  it('is asked there of a tab that came back only once the person reads it again', async () => {
    fake.isTrusted = false;
    calls.range.mockResolvedValue({ blobs: [blob('09')], nics: [A] });
    const set = setOf([source], { name: 'of yesterday' });
    const back = () => resolve(set, false, setUri(set));
    await expect(back()).rejects.toThrow('Nothing was asked of it yet');
    expect(calls.access).not.toHaveBeenCalled();
    expect((await resolve(set, true, setUri(set))).sources).toHaveLength(1);
    expect((await back()).sources).toHaveLength(1);
    expect(calls.accountFor).not.toHaveBeenCalled();
  });

  it('that fails leaves the others, with its own words', async () => {
    calls.range.mockRejectedValue(new FailureError('busy', 'It is busy.', 'Wait.'));
    const { sources, failed } = await resolve(setOf([source, archive]));
    expect(sources).toHaveLength(5);
    expect(failed).toMatchObject([{ failure: { message: 'It is busy.', remedy: 'Wait.' } }]);
  });
});
