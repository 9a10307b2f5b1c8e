import type { MarkColumn } from './columns.ts';
import type { FlowLogKind } from './flow-log-path.ts';

/** When a statement is worth saying: always, or at a sign found in the log at hand. */
export type BlindSpotSign =
  | 'always'
  | 'no-denied'
  | 'no-begin'
  | 'duplicates'
  | 'other-sides'
  | 'several-nics'
  | 'zero-counters'
  | 'earlier-tuples';

/** Something that a log cannot show, where a reader might conclude from silence. */
export interface BlindSpot {
  readonly id: string;
  /** The kinds of log that it is true of. */
  readonly logs: readonly FlowLogKind[];
  readonly sign: BlindSpotSign;
  readonly statement: string;
  /** The column that tells the rows that it is about, where they can be left out by a filter. */
  readonly column?: MarkColumn;
}

const BOTH: readonly FlowLogKind[] = ['vnet', 'nsg'];

/** What Azure's documentation says is missing, and what it follows from (flow-log-format, 3, 5, 7). */
export const BLIND_SPOTS: readonly BlindSpot[] = [
  {
    id: 'no-denied',
    logs: BOTH,
    sign: 'no-denied',
    statement:
      'No denied flow is in this log. That does not prove that nothing was denied: the configuration of a flow log can leave denied flows out.',
  },
  {
    id: 'no-begin',
    logs: BOTH,
    sign: 'no-begin',
    statement:
      'No flow begins in this log. Its configuration may leave that state out, or the flows began before it.',
  },
  {
    id: 'duplicates',
    logs: BOTH,
    sign: 'duplicates',
    statement:
      'Some rows repeat an earlier row exactly: the same record in two blobs, or twice in one. Totals count what they say each time.',
    column: 'IsDuplicate',
  },
  {
    id: 'other-sides',
    logs: BOTH,
    sign: 'other-sides',
    statement:
      'Some rows are the second sighting of a flow: its other NIC, a hub or an NSG log beside a VNet log has seen it too. Totals count it each time. A flow whose other end is not in the table is never one of them.',
    column: 'IsOtherSide',
  },
  {
    id: 'counted-more-than-once',
    logs: BOTH,
    sign: 'several-nics',
    statement:
      'A flow is logged at both of its NICs, in hub and spoke twice more, and again where NSG and VNet logs are both on. Totals count it more than once unless one side is chosen, by MAC address and direction.',
  },
  {
    id: 'stateless-zeros',
    logs: ['nsg'],
    sign: 'zero-counters',
    statement:
      'Some C and E tuples count nothing. Inbound TCP that a rule other than a default rule allowed is handled without state unless the virtual network sets a flow timeout, and then no bytes are counted. Not every zero has this cause.',
  },
  {
    id: 'hour-bleed',
    logs: BOTH,
    sign: 'earlier-tuples',
    statement:
      'A blob is cut by the time at which records were written, seconds to a minute after their tuples. Its first record holds tuples of the hour before, and its own last ones stand in the next blob.',
  },
  {
    id: 'filtered',
    logs: BOTH,
    sign: 'always',
    statement:
      'A flow log can be configured to keep only some states, addresses, ports, protocols, directions, verdicts or encryption codes. The log itself does not say so.',
  },
  {
    id: 'icmp',
    logs: BOTH,
    sign: 'always',
    statement: 'ICMP is not logged: a ping leaves no trace here.',
  },
  {
    id: 'ipsec',
    logs: ['nsg'],
    sign: 'always',
    statement: 'ESP and AH are not in NSG flow logs.',
  },
  {
    id: 'private-endpoint',
    logs: BOTH,
    sign: 'always',
    statement:
      'Traffic to a private endpoint is logged at the source machine only, never at the endpoint.',
  },
  {
    id: 'virtual-wan',
    logs: BOTH,
    sign: 'always',
    statement: 'Traffic inside a virtual WAN hub is not logged.',
  },
  {
    id: 'expressroute-fastpath',
    logs: BOTH,
    sign: 'always',
    statement: 'ExpressRoute FastPath goes past the gateway, and past its log.',
  },
  {
    id: 'expressroute-outbound',
    logs: BOTH,
    sign: 'always',
    statement:
      'Outbound traffic from a machine to ExpressRoute is not captured at the gateway subnet.',
  },
  {
    id: 'not-measured',
    logs: BOTH,
    sign: 'always',
    statement:
      'Round trip times, TCP flags and application protocols cannot be had from a flow log; service names are read from port numbers only.',
  },
  {
    id: 'nsg-scope',
    logs: ['nsg'],
    sign: 'always',
    statement:
      'NSG flow logs hold no Virtual Network Manager rules, no encryption state, no bytes of stateless flows, and nothing of gateways and firewalls without a network security group.',
  },
];
