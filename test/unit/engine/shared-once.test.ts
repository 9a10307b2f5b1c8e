import { describe, expect, it } from 'vitest';
import { SharedOnce } from '../../../src/engine/shared-once.ts';
import { type Deferred, deferred } from '../protocol/deferred.ts';

const { signal } = new AbortController();

/** Something of which each working out ends when the test says so. */
function once() {
  const gates: Deferred<void>[] = [];
  const shared = new SharedOnce(async () => {
    const gate = deferred();
    gates.push(gate);
    await gate.promise;
    return gates.length;
  });
  return { shared, gates };
}

describe('what is worked out once', () => {
  it('is the same for those who wait and for those who come later', async () => {
    const { shared, gates } = once();
    const waits = [shared.result(signal), shared.result(signal)];
    gates[0]!.resolve();
    expect(await Promise.all(waits)).toEqual([1, 1]);
    expect(await shared.result(signal)).toBe(1);
    expect(gates).toHaveLength(1);
  });

  it('is worked out anew where all who waited gave up', async () => {
    const { shared, gates } = once();
    const one = new AbortController();
    const given = shared.result(one.signal);
    one.abort();
    await expect(given).rejects.toMatchObject({ code: 'cancelled' });
    const again = shared.result(signal);
    gates[1]!.resolve();
    expect(await again).toBe(2);
  });

  it('is worked out anew where it has failed', async () => {
    let tries = 0;
    const shared = new SharedOnce(async () => {
      if (++tries === 1) return Promise.reject(new Error('Not yet.'));
      return Promise.resolve(tries);
    });
    await expect(shared.result(signal)).rejects.toThrow('Not yet.');
    expect(await shared.result(signal)).toBe(2);
  });
});
