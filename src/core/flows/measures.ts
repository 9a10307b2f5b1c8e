import type { RowNumber } from '../table/row-numbers.ts';
import { FLAG_STATISTICS } from '../table/row-codes.ts';

/** What is counted: rows, or packets or bytes of both ways over the rows that carry statistics. */
export type Measure = 'tuples' | 'packets' | 'bytes';

/** What each row adds to a measure. */
export const MEASURES: Readonly<Record<Measure, RowNumber>> = {
  tuples: () => 1,
  packets: ({ flags, packetsSrcToDest, packetsDestToSrc }, at) =>
    (flags[at]! & FLAG_STATISTICS) === 0 ? 0 : packetsSrcToDest[at]! + packetsDestToSrc[at]!,
  bytes: ({ flags, bytesSrcToDest, bytesDestToSrc }, at) =>
    (flags[at]! & FLAG_STATISTICS) === 0 ? 0 : bytesSrcToDest[at]! + bytesDestToSrc[at]!,
};
