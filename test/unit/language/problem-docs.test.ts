import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';

/** The members of a union of texts, as its source names them. */
function kindsIn(file: string, type: string): string[] {
  const source = readFileSync(path.join(root, file), 'utf8');
  const union = new RegExp(`type ${type} =([^;]*);`).exec(source)![1]!;
  return [...union.matchAll(/'([a-z-]+)'/g)].map(([, kind]) => kind!);
}

it('every kind of problem has an explanation to link to, and none is explained that is not told', () => {
  const page = readFileSync(path.join(root, 'docs/problems.md'), 'utf8');
  const explained = [...page.matchAll(/^### (.*)$/gm)].map(([, kind]) => kind);
  const kinds = [
    ...kindsIn('src/core/format/problem-kind.ts', 'ProblemKind'),
    ...kindsIn('src/language/scan/scan-model.ts', 'UnknownKind'),
  ];
  expect(kinds.length).toBeGreaterThan(20);
  expect(explained.sort()).toEqual(kinds.sort());
});
