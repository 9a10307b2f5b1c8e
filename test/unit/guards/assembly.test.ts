import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { compileAssembly, modulePath } from '../../../scripts/build/assembly.mjs';
import { root } from '../../../scripts/lib/paths.mjs';
import { ENCRYPTION_CODES } from '../../../src/core/format/encryption.ts';
import { NX_ID, X_ID } from '../../../src/core/table/row-codes.ts';
import { FlowTable } from '../../../src/core/table/flow-table.ts';

it('the tuple reader is committed as its source compiles: else run `npm run assembly`', async () => {
  expect(await readFile(path.join(root, modulePath), 'utf8')).toBe(await compileAssembly());
});

it('the tuple reader knows the two usual encryption codes by the ids that tables give them', () => {
  const { encryptions } = new FlowTable();
  expect([encryptions.text(X_ID), encryptions.text(NX_ID)]).toEqual(['X', 'NX']);
  expect(ENCRYPTION_CODES.length).toBeGreaterThan(NX_ID);
});
