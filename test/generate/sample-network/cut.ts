import type { SampleBlob, WrittenRecord } from './blobs.ts';
import { HOUR } from './day.ts';

/**
 * Hours of the story that answer all of its questions: the first burst, the redeployed machine,
 * the port scan, the second burst, a morning at work; counted from the first midnight.
 */
const HOURS = [24 + 2, 24 + 6, 24 + 14, 48 + 2, 48 + 9];

/** A cut of the VNet logs, small enough to be shipped: a few hours of all interfaces in one log. */
export function cutOf(blobs: readonly SampleBlob[]): WrittenRecord[] {
  const vnet = blobs.filter(({ kind }) => kind === 'vnet');
  const start = Math.min(...vnet.map(({ hour }) => hour));
  const chosen = vnet.filter(({ hour }) => HOURS.includes((hour - start) / HOUR));
  return chosen.flatMap(({ records }) => records).sort((a, b) => a.written - b.written);
}
