import type { Segment } from '../table/segment.ts';
import type { Condition } from './condition.ts';
import { lookUpShorts } from './row-loops.ts';
import { Verdicts } from './verdicts.ts';

const PORTS = 0x10000;

/** A condition on ports, which are few enough to keep the answer for each. */
export function onPorts(
  values: (segment: Segment) => Uint16Array,
  code: (port: number) => number,
): Condition {
  const verdicts = new Verdicts(code);
  verdicts.reserve(PORTS);
  return {
    nullable: false,
    run: (segment, start, end, hits) => lookUpShorts(verdicts, values(segment), start, end, hits),
  };
}
