import { formatIpv4, formatIpv6, parseIpv4, parseIpv6 } from '../core/format/address.ts';
import { unescapedJson } from '../core/format/text.ts';
import { FIRST_MS_TIME } from '../core/format/time-limits.ts';
import type { FlowRow } from '../core/table/flow-row.ts';

/**
 * Whether a tuple's raw text is that of the row: by time, addresses and ports, in which tuples of
 * all versions agree. The text of a file that was written over is hardly ever the same in them.
 */
export function isTupleOf(raw: string, row: FlowRow): boolean {
  const [time, srcIp, destIp, srcPort, destPort] = (unescapedJson(raw) ?? raw).split(',', 5);
  return (
    timeOf(time) === row.time &&
    addressOf(srcIp) === row.srcIp &&
    addressOf(destIp) === row.destIp &&
    Number(srcPort) === row.srcPort &&
    Number(destPort) === row.destPort
  );
}

function timeOf(text = ''): number {
  const time = Number(text);
  return time < FIRST_MS_TIME ? time * 1000 : time;
}

function addressOf(text = ''): string | undefined {
  const ipv4 = parseIpv4(text);
  if (ipv4 !== undefined) return formatIpv4(ipv4);
  const ipv6 = parseIpv6(text);
  return ipv6 === undefined ? undefined : formatIpv6(ipv6);
}
