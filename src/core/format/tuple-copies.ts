import type { FlowRow } from '../table/flow-row.ts';
import { parseIpv6 } from './address.ts';
import { OWN_COLUMNS, exportValue } from './row-values.ts';

/** Protocols whose ports Wireshark knows by name. */
const WITH_PORTS = new Map([
  [6, 'tcp'],
  [17, 'udp'],
  [132, 'sctp'],
]);

type Ends = Pick<FlowRow, 'srcIp' | 'srcPort' | 'destIp' | 'destPort'>;

/** `10.0.0.4:50000 → 10.0.0.5:443`; IPv6 in brackets. */
export function endpoints({ srcIp, srcPort, destIp, destPort }: Ends): string {
  return `${end(srcIp, srcPort)} → ${end(destIp, destPort)}`;
}

function end(address: string, port: number): string {
  return address.includes(':') ? `[${address}]:${port}` : `${address}:${port}`;
}

/** A display filter of Wireshark and tshark for the packets of the flow, both ways. */
export function displayFilter(row: Ends & Pick<FlowRow, 'protocol'>): string {
  const { srcIp, destIp, srcPort, destPort, protocol } = row;
  const isIpv6 = parseIpv6(srcIp) !== undefined;
  const family = isIpv6 ? 'ipv6' : 'ip';
  const addresses = `${family}.addr == ${srcIp} && ${family}.addr == ${destIp}`;
  const name = WITH_PORTS.get(protocol);
  if (name === undefined)
    return `${addresses} && ${isIpv6 ? 'ipv6.nxt' : 'ip.proto'} == ${protocol}`;
  return `${addresses} && ${name}.port == ${srcPort} && ${name}.port == ${destPort}`;
}

/** A row by the names of its columns, as JSON; what is not known of it is left out. */
export function namedFields(row: FlowRow): string {
  const named = OWN_COLUMNS.map((column) => [column, exportValue(row, column)] as const);
  const known = named.filter(([, value]) => value !== '');
  return JSON.stringify(Object.fromEntries(known), undefined, 2);
}
