import { describe, expect, it } from 'vitest';
import { stitchFlows } from '../../../src/core/flows/stitch-flows.ts';
import { FlowLogDecoder } from '../../../src/core/index.ts';
import { runSteps } from '../../../src/core/table/steps.ts';
import { SessionFlows } from '../../../src/engine/session-flows.ts';
import { SharedWork } from '../../../src/engine/shared-work.ts';
import type { Cancellation } from '../../../src/protocol/platform.ts';
import { vnetHour } from '../../generate/index.ts';
import { deferred } from '../protocol/deferred.ts';

/** Work that ends when the test says so, and how often it was begun. */
function work() {
  const gate = deferred();
  const begun: Cancellation[] = [];
  const shared = new SharedWork(async (signal) => {
    begun.push(signal);
    await gate.promise;
    return 'done';
  });
  return { shared, begun, finish: gate.resolve };
}

const CANCELLED = { code: 'cancelled' };

describe('shared work', () => {
  it('is done once for all who wait', async () => {
    const { shared, begun, finish } = work();
    const waits = [1, 2, 3].map(() => shared.wait(new AbortController().signal));
    finish();
    expect(await Promise.all(waits)).toEqual(['done', 'done', 'done']);
    expect(begun).toHaveLength(1);
  });

  it('goes on for the others when one gives up', async () => {
    const { shared, begun, finish } = work();
    const one = new AbortController();
    const given = shared.wait(one.signal);
    const stays = shared.wait(new AbortController().signal);
    one.abort();
    await expect(given).rejects.toMatchObject(CANCELLED);
    expect(begun[0]!.aborted).toBe(false);
    finish();
    expect(await stays).toBe('done');
  });

  it('is cancelled when nobody waits any more', async () => {
    const { shared, begun } = work();
    const both = [new AbortController(), new AbortController()];
    const waits = both.map(({ signal }) => shared.wait(signal));
    for (const each of both) each.abort();
    for (const wait of waits) await expect(wait).rejects.toMatchObject(CANCELLED);
    expect(begun[0]!.aborted).toBe(true);
    expect(shared.isCancelled).toBe(true);
  });

  it('does not begin to wait for somebody who gave up before', async () => {
    const { shared, finish } = work();
    await expect(shared.wait(AbortSignal.abort())).rejects.toMatchObject(CANCELLED);
    finish();
    expect(await shared.wait(new AbortController().signal)).toBe('done');
  });

  it('fails for all who wait', async () => {
    const shared = new SharedWork(() => Promise.reject(new Error('No.')));
    const { signal } = new AbortController();
    await expect(shared.wait(signal)).rejects.toThrow('No.');
    await expect(shared.wait(signal)).rejects.toThrow('No.');
  });
});

describe('stitching', () => {
  const pieces = [...vnetHour({ seed: 3, tuples: 4000 })].map((piece) => Buffer.from(piece));
  const HALF = pieces.length >> 1;

  function halfRead(): FlowLogDecoder {
    const decoder = new FlowLogDecoder();
    for (const piece of pieces.slice(0, HALF)) decoder.write(piece);
    return decoder;
  }

  it('gives the same while rows come between its steps as it would without them', () => {
    const { table } = halfRead();
    const expected = runSteps(stitchFlows(table));
    const decoder = halfRead();
    const steps = stitchFlows(decoder.table);
    let next = HALF;
    for (;;) {
      const step = steps.next();
      if (step.done === true) {
        expect(step.value).toEqual(expected);
        break;
      }
      for (let more = 0; more < 4; more++) {
        const piece = pieces[next++];
        if (piece !== undefined) decoder.write(piece);
      }
    }
    expect(decoder.table.rowCount).toBeGreaterThan(table.rowCount);
  });

  it('is done once for two questions at once, and again when the table has grown', async () => {
    const decoder = halfRead();
    const flows = new SessionFlows(decoder.table);
    const { signal } = new AbortController();
    const [one, other] = await Promise.all([flows.stitched(signal), flows.stitched(signal)]);
    expect(one).toBe(other);
    expect(await flows.stitched(signal)).toBe(one);
    for (const piece of pieces.slice(HALF)) decoder.write(piece);
    const longer = await flows.stitched(signal);
    expect(longer.conversationOf).toHaveLength(decoder.table.rowCount);
  });

  it('that was given up by all begins anew for the next', async () => {
    const flows = new SessionFlows(halfRead().table);
    const abort = new AbortController();
    const given = flows.stitched(abort.signal);
    abort.abort();
    await expect(given).rejects.toMatchObject(CANCELLED);
    const conversations = await flows.stitched(new AbortController().signal);
    expect(conversations.count).toBeGreaterThan(0);
  });
});
