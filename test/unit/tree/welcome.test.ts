import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import type { Lack } from '../../../src/accounts/accounts.ts';

interface Manifest {
  readonly contributes: {
    readonly commands: readonly { readonly command: string }[];
    readonly viewsWelcome: readonly { readonly when: string; readonly contents: string }[];
  };
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as Manifest;
const { commands, viewsWelcome } = manifest.contributes;

/** The states in which the tree may have no account, by whether the workspace is trusted. */
const states: readonly [Lack | 'some' | undefined, boolean, number][] = [
  [undefined, true, 1],
  [undefined, false, 1],
  ['none', true, 1],
  ['none', false, 1],
  ['unreadable', true, 1],
  ['unreadable', false, 1],
  ['azurite', true, 1],
  ['azurite', false, 1],
  ['browser', true, 1],
  ['browser', false, 1],
  ['some', true, 0],
  ['some', false, 0],
];

/** As the editor evaluates what our clauses are made of: `a == b`, `a`, `!a` and `&&`. */
function holds(when: string, keys: Readonly<Record<string, string | boolean | undefined>>) {
  return when.split(' && ').every((term) => {
    const [, not, key = '', wanted] = /^(!?)([\w.]+)(?: == (\w+))?$/.exec(term) ?? [];
    if (!(key in keys)) throw new Error(`${term} is not known here.`);
    const value = keys[key];
    const is = wanted === undefined ? Boolean(value) : value === wanted;
    return is !== (not === '!');
  });
}

describe('the welcome of the view', () => {
  it.each(states)('is one alone where accounts: %s, trusted: %s', (accounts, trusted, count) => {
    const keys = { 'flowLogs.accounts': accounts, isWorkspaceTrusted: trusted };
    expect(viewsWelcome.filter(({ when }) => holds(when, keys))).toHaveLength(count);
  });

  it('offers a way on wherever something is waited for from the person', () => {
    for (const { when, contents } of viewsWelcome) {
      if (when === '!flowLogs.accounts') continue;
      expect(contents).toContain('(command:flowLogs.addAccount)');
    }
  });

  it('links to commands of ours that exist', () => {
    const known = commands.map(({ command }) => command);
    const linked = viewsWelcome.flatMap(({ contents }) => [
      ...contents.matchAll(/command:(flowLogs\.\w+)/g),
    ]);
    for (const [, command] of linked) expect(known).toContain(command);
  });
});
