import { formatIpv4 } from '../format/address.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { GrowingColumn } from '../table/growing-column.ts';
import { NumberIndex } from '../table/number-index.ts';
import { FLAG_DEST_IPV6, FLAG_OUTBOUND, FLAG_SRC_IPV6 } from '../table/row-codes.ts';
import { type Segment, SEGMENT_BITS, SEGMENT_ROWS } from '../table/segment.ts';
import type { Steps } from '../table/steps.ts';

/** More than any number of an address: IPv4 has 32 bits, and ids of IPv6 stand behind them. */
const ADDRESSES = 2 ** 33;
const IPV6_BASE = 2 ** 32;

/**
 * For each NIC of a table, by its MAC address as logged, the local address that most of its rows
 * show: the source of outbound ones, the destination of inbound ones. Of equals the first.
 */
export function* nicAddresses(table: FlowTable): Steps<ReadonlyMap<string, string>> {
  const { rowCount, segments } = table;
  const counts = new LocalCounts(macsOfGroups(table));
  for (let row = 0; row < rowCount; row += SEGMENT_ROWS) {
    counts.add(segments[row >>> SEGMENT_BITS]!, Math.min(SEGMENT_ROWS, rowCount - row));
    yield;
  }
  return counts.most(table);
}

function macsOfGroups({ groups, records }: FlowTable): Uint32Array {
  return Uint32Array.from({ length: groups.length }, (_, group) => {
    return groups.mac.values[group]! || records.mac.values[groups.record.values[group]!]!;
  });
}

class LocalCounts {
  private readonly macOf: Uint32Array;
  private readonly pairs = new NumberIndex();
  private readonly rows = new GrowingColumn(Float64Array);

  constructor(macOf: Uint32Array) {
    this.macOf = macOf;
  }

  add({ flags, srcIp, destIp, group }: Segment, rows: number): void {
    for (let at = 0; at < rows; at++) {
      const isOutbound = (flags[at]! & FLAG_OUTBOUND) !== 0;
      const ipv6Flag = isOutbound ? FLAG_SRC_IPV6 : FLAG_DEST_IPV6;
      const base = (flags[at]! & ipv6Flag) === 0 ? 0 : IPV6_BASE;
      const address = base + (isOutbound ? srcIp[at]! : destIp[at]!);
      const pair = this.pairs.indexOf(this.macOf[group[at]!]! * ADDRESSES + address);
      if (pair === this.rows.length) this.rows.push(0);
      this.rows.values[pair]!++;
    }
  }

  most({ macs, ipv6 }: FlowTable): ReadonlyMap<string, string> {
    const best = new Map<number, number>();
    this.pairs.all().forEach((number, pair) => {
      const mac = Math.floor(number / ADDRESSES);
      const before = best.get(mac);
      if (before === undefined || this.rows.values[pair]! > this.rows.values[before]!) {
        best.set(mac, pair);
      }
    });
    const found = Array.from(best, ([mac, pair]): [string, string] => {
      const address = this.pairs.all()[pair]! % ADDRESSES;
      const isIpv4 = address < IPV6_BASE;
      return [macs.text(mac), isIpv4 ? formatIpv4(address) : ipv6.text(address - IPV6_BASE)];
    });
    return new Map(found.filter(([mac]) => mac !== ''));
  }
}
