import type { Segment } from '../table/segment.ts';
import type { Condition } from './condition.ts';
import { lookUpPorts } from './row-loops.ts';

const PORTS = 0x10000;

/** A condition on ports, which are few enough to work out the answer for each beforehand. */
export function onPorts(
  values: (segment: Segment) => Uint16Array,
  code: (port: number) => number,
): Condition {
  const codes = new Uint8Array(PORTS);
  for (let port = 0; port < PORTS; port++) codes[port] = code(port);
  return {
    nullable: false,
    run: (segment, start, end, hits) => lookUpPorts(codes, values(segment), start, end, hits),
  };
}
