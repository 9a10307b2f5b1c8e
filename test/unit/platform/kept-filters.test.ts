import { describe, expect, it } from 'vitest';
import { KeptFilters } from '../../../src/platform/kept-filters.ts';

function keptFilters(kept?: unknown): KeptFilters {
  const values = new Map([['filters', kept]]);
  return new KeptFilters({
    keys: () => [...values.keys()],
    get: <T>(key: string) => values.get(key) as T,
    update: (key: string, value: unknown) => {
      values.set(key, value);
      return Promise.resolve();
    },
  });
}

describe('filters that were applied', () => {
  it('are kept once each, the newest first', async () => {
    const filters = keptFilters();
    for (const filter of ['a', 'b', '  ', 'a']) await filters.add(filter);
    expect(filters.read()).toEqual(['a', 'b']);
  });

  it('are kept for a while, not for ever', async () => {
    const filters = keptFilters();
    for (let at = 0; at < 50; at++) await filters.add(`DestPort == ${at}`);
    expect(filters.read()).toHaveLength(30);
    expect(filters.read()[0]).toBe('DestPort == 49');
  });

  it.each([null, 'a', 7, {}, [7, null]])('are none in %j', (kept) => {
    expect(keptFilters(kept).read()).toEqual([]);
  });
});
