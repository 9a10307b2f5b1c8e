import { describe, expect, it, vi } from 'vitest';
import { type FetchValues, KnownValues } from '../../../webview/filter/known-values.ts';
import { deferred } from '../protocol/deferred.ts';

describe('the values of a column', () => {
  it('are kept, and asked for once', async () => {
    const fetch = vi.fn<FetchValues>().mockResolvedValue(['TCP']);
    const values = new KnownValues(fetch);
    expect(values.of('L4Protocol')).toBeUndefined();
    const fetching = values.fetch('L4Protocol');
    expect(values.of('L4Protocol')).toEqual([]);
    expect(await fetching).toBe(true);
    expect(values.of('L4Protocol')).toEqual(['TCP']);
  });

  it('that could not be fetched are no values, and can be asked for again', async () => {
    const fetch = vi.fn<FetchValues>().mockRejectedValueOnce(new Error('timeout'));
    const values = new KnownValues(fetch.mockResolvedValue(['UDP']));
    expect(await values.fetch('L4Protocol')).toBe(false);
    expect(values.of('L4Protocol')).toBeUndefined();
    await values.fetch('L4Protocol');
    expect(values.of('L4Protocol')).toEqual(['UDP']);
  });

  it('of a log that had not been read whole are forgotten, even on their way', async () => {
    const early = deferred<readonly string[]>();
    const fetch = vi.fn<FetchValues>().mockReturnValueOnce(early.promise);
    const values = new KnownValues(fetch);
    const fetching = values.fetch('L4Protocol');
    values.forget();
    early.resolve(['TCP']);
    await fetching;
    expect(values.of('L4Protocol')).toBeUndefined();
  });
});
