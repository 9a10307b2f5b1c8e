import { describe, expect, it, vi } from 'vitest';
import { Transfer } from '../../../src/engine/reading/transfer.ts';

/** A transfer by a clock of the test's own, ms. */
function transfer() {
  const clock = { now: 0 };
  const onWaiting = vi.fn();
  const transfer = new Transfer(onWaiting, () => clock.now);
  return { clock, onWaiting, transfer, source: transfer.watch() };
}

describe('how fast bytes come', () => {
  it('is not said before it can be told', () => {
    const { clock, source, transfer: coming } = transfer();
    source.received(1000);
    clock.now = 400;
    expect(coming.bytesPerSecond).toBeUndefined();
  });

  it('is a mean over the last seconds', () => {
    const { clock, source, transfer: coming } = transfer();
    for (; clock.now < 10_000; clock.now += 100) source.received(clock.now < 5000 ? 100 : 1000);
    expect(coming.bytesPerSecond).toBeCloseTo(10_000, -3);
  });

  it('falls to nothing when nothing comes any more', () => {
    const { clock, source, transfer: coming } = transfer();
    for (; clock.now < 2000; clock.now += 100) source.received(1000);
    const rates = [coming.bytesPerSecond!];
    for (; clock.now < 8000; clock.now += 1000) rates.push(coming.bytesPerSecond!);
    expect(rates).toEqual(rates.toSorted((a, b) => b - a));
    expect(rates.at(-1)).toBe(0);
  });
});

it('tells when waiting for the server begins and ends, once each', () => {
  const { onWaiting, source, transfer: coming } = transfer();
  const other = coming.watch();
  for (const isWaiting of [true, true, false, false]) {
    source.waiting(isWaiting);
    other.waiting(isWaiting);
  }
  expect(onWaiting).toHaveBeenCalledTimes(2);
  expect(coming.isWaiting).toBe(false);
});
