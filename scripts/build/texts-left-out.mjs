import fs from 'node:fs';
import path from 'node:path';
import { root } from '../lib/paths.mjs';

/** Packages under the MIT licence that leave its text out, by whom their package.json names. */
const HOLDERS = new Map([
  ['@microsoft/fast-element', 'Microsoft'],
  ['@microsoft/fast-foundation', 'Microsoft'],
  ['@microsoft/fast-web-utilities', 'Microsoft'],
  ['@nodable/entities', 'Amit Gupta'],
]);

/**
 * The licence of a package that names it and leaves its text out; empty for one that nobody here
 * has looked at.
 * @param {string} name
 * @param {string} license
 */
export function textLeftOut(name, license) {
  const holder = HOLDERS.get(name);
  if (holder === undefined || license !== 'MIT') return '';
  // This project's own licence is the MIT licence, too.
  const ours = fs.readFileSync(path.join(root, 'LICENSE'), 'utf8');
  return ours.replace(/^Copyright .*$/m, `Copyright (c) ${holder}`).trim();
}
