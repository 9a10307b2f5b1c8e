import { existsSync } from 'node:fs';
import path from 'node:path';
import { cruise, type ICruiseResult } from 'dependency-cruiser';
import { describe, expect, it } from 'vitest';
import config from '../../../.dependency-cruiser.mjs';
import { BROKEN, KEPT, type LayerCase } from './layer-cases.ts';
import { temporaryTree } from './temp-tree.ts';

const RULES = (config.forbidden ?? []).map(({ name }) => name);

/** The names of the rules that a tree breaks, as `npm run layers` would find them. */
async function brokenRules({ files }: LayerCase): Promise<(string | undefined)[]> {
  const baseDir = temporaryTree(files);
  const folders = ['src', 'webview'].filter((folder) => existsSync(path.join(baseDir, folder)));
  const ruleSet = { forbidden: config.forbidden ?? [] };
  const { output } = await cruise(folders, { ...config.options, baseDir, ruleSet, validate: true });
  const { violations } = (output as ICruiseResult).summary;
  return violations.filter(({ rule }) => rule.severity === 'error').map(({ rule }) => rule.name);
}

describe('a forbidden import breaks its rule', () => {
  it.each(BROKEN)('$rule: $name', async (broken) => {
    expect(await brokenRules(broken)).toContain(broken.rule);
  });
});

describe('an allowed import breaks none', () => {
  it.each(KEPT)('$rule: $name', async (kept) => {
    expect(await brokenRules(kept)).toEqual([]);
  });
});

describe('the rules', () => {
  it.each(RULES)('are proven both ways: %s', (name) => {
    const proven = (cases: readonly LayerCase[]) => cases.some(({ rule }) => rule === name);
    expect({ broken: proven(BROKEN), kept: proven(KEPT) }).toEqual({ broken: true, kept: true });
  });

  it('are all forbidden ones, and all are errors', () => {
    expect(RULES.length).toBeGreaterThan(5);
    expect(config.forbidden?.map(({ severity }) => severity)).toEqual(RULES.map(() => 'error'));
    expect([...BROKEN, ...KEPT].filter(({ rule }) => !RULES.includes(rule))).toEqual([]);
  });
});
