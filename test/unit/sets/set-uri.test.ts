import { afterAll, describe, expect, it, vi } from 'vitest';
import type * as vscode from 'vscode';
import type { FlowSet } from '../../../src/core/flowset/flow-set.ts';
import { movedSet, pathFrom } from '../../../src/sets/local-paths.ts';
import { readSetDocument } from '../../../src/sets/set-document.ts';
import { isSetUri, setUri } from '../../../src/sets/set-uri.ts';
import { makeWorkspace, removeWorkspace } from '../../workbench/support/workspace.ts';
import { Uri } from './fake-vscode.ts';

vi.mock('vscode', async () => (await import('./fake-vscode.ts')).fakeVscode);

const file = (text: string) => Uri.file(text) as unknown as vscode.Uri;

describe('a set that nobody saved', () => {
  const set: FlowSet = {
    name: 'Hub: 14:00–16:00 UTC / ünï',
    range: { from: 0, to: 5 },
    sources: [{ kind: 'folder', path: '/logs/a %b?c#d' }],
    filter: 'AclRule contains "ssh"',
  };

  it('is its own document, both ways', async () => {
    expect(await readSetDocument(setUri(set))).toEqual(set);
  });

  it('is named as a file may be', () => {
    expect(setUri(set).path).toBe('/Hub. 14.00–16.00 UTC - ünï.flowset.json');
    expect(setUri({ ...set, name: '../..\u202e' }).path).toBe('/..-..-.flowset.json');
    expect(isSetUri(setUri(set))).toBe(true);
  });

  it('is one document for one set', () => {
    expect(setUri({ ...set }).query).toBe(setUri(set).query);
  });
});

describe('a set that was saved', () => {
  const folder = makeWorkspace({
    'good.flowset.json': '{ "version": 1, "sources": [{ "file": "a.json" }], "more": 1 }',
    'bad.flowset.json': '{ "version": 1,\n "sources": [{ "fiel": "a.json" }] }',
  });

  afterAll(() => removeWorkspace(folder));

  it('is read though it holds what is not known', async () => {
    const set = await readSetDocument(file(`${folder}/good.flowset.json`));
    expect(set.sources).toEqual([{ kind: 'file', path: 'a.json' }]);
  });

  it('says what is wrong with it, and where', async () => {
    await expect(readSetDocument(file(`${folder}/bad.flowset.json`))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(
        /^bad\.flowset\.json .* Line 2: A source has exactly one/,
      ) as string,
    });
  });

  it('that is gone says so', async () => {
    await expect(readSetDocument(file(`${folder}/gone.flowset.json`))).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

describe('paths', () => {
  it.each([
    ['/data/sets/x.flowset.json', '/data/logs/a.json', '../logs/a.json'],
    ['/data/x.flowset.json', '/data/logs', 'logs'],
    ['/data/x.flowset.json', '/data', '.'],
    ['/c:/data/x.flowset.json', '/C:/logs', '../logs'],
    ['/c:/data/x.flowset.json', '/d:/logs', 'd:/logs'],
  ])('of a set at %s: %s is %s', (base, uri, expected) => {
    expect(pathFrom(file(base), file(uri)).toLowerCase()).toBe(expected);
  });

  it('lead to the same place when the set is saved elsewhere', () => {
    const set: FlowSet = {
      sources: [
        { kind: 'folder', path: 'logs' },
        { kind: 'file', path: '/data/b.json' },
        { kind: 'blob', url: 'https://x/y/z' },
      ],
    };
    const moved = movedSet(set, file('/data/a/x.flowset.json'), file('/data/sets/y.flowset.json'));
    expect(moved.sources).toEqual([
      { kind: 'folder', path: '../a/logs' },
      { kind: 'file', path: '../b.json' },
      { kind: 'blob', url: 'https://x/y/z' },
    ]);
  });
});
