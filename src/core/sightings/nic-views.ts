import { parseMac } from '../format/mac.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { RECORD_KINDS } from '../table/record-table.ts';
import { FLAG_OUTBOUND } from '../table/row-codes.ts';

/**
 * From where a flow is seen, as a number: a NIC, a direction and a kind of log. The NIC stands
 * above bit 1; 0 is the view of nobody known, which is no view.
 */
export type NicView = number;

const NSG = 1;
const OUTBOUND = 2;
const NIC_SHIFT = 2;

/** For each `flowTuples` list the view of its inbound tuples; 0 where no NIC is named. */
export function inboundViews({ groups, records, macs }: FlowTable): Uint32Array {
  const nics = nicNumbers(macs.all());
  return Uint32Array.from({ length: groups.length }, (_, group) => {
    const record = groups.record.values[group]!;
    const nic = nics[groups.mac.values[group]! || records.mac.values[record]!]!;
    const isNsg = RECORD_KINDS[records.kind.values[record]!] === 'nsg';
    return nic === 0 ? 0 : (nic << NIC_SHIFT) | (isNsg ? NSG : 0);
  });
}

/** Kinds of log may write one address in different ways. */
function nicNumbers(macs: readonly string[]): Uint32Array {
  const numbers = new Map([['', 0]]);
  return Uint32Array.from(macs, (text) => {
    const mac = parseMac(text) ?? text;
    const number = numbers.get(mac) ?? numbers.size;
    numbers.set(mac, number);
    return number;
  });
}

/** The view of a tuple, by that of the inbound ones of its list. */
export function viewOf(inbound: NicView, flags: number): NicView {
  return inbound === 0 || (flags & FLAG_OUTBOUND) === 0 ? inbound : inbound | OUTBOUND;
}

/**
 * Whether two views of one 5-tuple are those of its two ends, or of two logs of one end: another
 * NIC in the other direction, or the same in the same with the other kind of log.
 */
export function areCounterparts(a: NicView, b: NicView): boolean {
  const sameNic = a >>> NIC_SHIFT === b >>> NIC_SHIFT;
  const sameDirection = ((a ^ b) & OUTBOUND) === 0;
  return sameNic ? sameDirection && ((a ^ b) & NSG) !== 0 : !sameDirection;
}

/**
 * Which of several views stays, the least first: that of a VNet log, which says more than one of an
 * NSG; then outbound, the view of the NIC that the flow comes from.
 */
export function viewRank(view: NicView): number {
  return ((view & NSG) << 1) | ((view & OUTBOUND) === 0 ? 1 : 0);
}
