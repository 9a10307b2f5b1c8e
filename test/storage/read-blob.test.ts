import { describe, expect, it } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { openSource } from '../../src/sources/open-source.ts';
import { useAzurite } from './support/use-azurite.ts';

const azurite = useAzurite();

describe('a blob', () => {
  it('is read from a range', async () => {
    await azurite.put('logs', 'a/PT1H.json', '{"records":[]}');
    const { name: accountName, key } = azuriteAccount;
    const source = await openSource({
      kind: 'blob',
      name: 'PT1H.json',
      url: `${azurite.endpoint}/logs/a/PT1H.json`,
      access: { kind: 'key', accountName, key },
    });
    expect(source.size).toBe(14);
    expect(Buffer.from(await source.range(2, 7)).toString()).toBe('records');
  });
});
