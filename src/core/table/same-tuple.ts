import type { Segment } from './segment.ts';

/** Whether two tuples say the same; what their lists and records say is not looked at. */
export function isSameTuple(a: Segment, atA: number, b: Segment, atB: number): boolean {
  return (
    a.time[atA] === b.time[atB] &&
    a.srcIp[atA] === b.srcIp[atB] &&
    a.destIp[atA] === b.destIp[atB] &&
    a.srcPort[atA] === b.srcPort[atB] &&
    a.destPort[atA] === b.destPort[atB] &&
    a.protocol[atA] === b.protocol[atB] &&
    a.flags[atA] === b.flags[atB] &&
    a.encryption[atA] === b.encryption[atB] &&
    a.bytesSrcToDest[atA] === b.bytesSrcToDest[atB] &&
    a.bytesDestToSrc[atA] === b.bytesDestToSrc[atB] &&
    a.packetsSrcToDest[atA] === b.packetsSrcToDest[atB] &&
    a.packetsDestToSrc[atA] === b.packetsDestToSrc[atB]
  );
}
