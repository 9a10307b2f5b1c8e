import type { AddressClass } from '../format/address-class.ts';
import type { FlowType } from '../format/flow-type.ts';
import type { NameKind } from '../format/name-kinds.ts';
import type { AddressFacts } from './address-book.ts';
import type { NameEntry } from './name-entry.ts';

/** Where an end of a flow is, as far as that is known. */
type Place =
  | 'network' // in a virtual network
  | 'site' // on-premises, reached by VPN gateway or ExpressRoute
  | 'client' // a client of a point-to-site VPN
  | 'azure' // a public address of Azure's
  | 'internet' // a public address outside Azure
  | 'private' // private, in no place that was named
  | 'inner' // of shared address space, in no place that was named
  | 'unknown';

/** An end of a flow. Made once for each distinct address. */
export interface FlowEnd {
  readonly place: Place;
  readonly entry: NameEntry | undefined;
  /** The group in lower case: Azure's names do not tell cases apart. */
  readonly network: string;
}

/** Kinds of what has its address in a virtual network, and of what lies outside. */
const PLACE_OF_KIND: Readonly<Record<NameKind, Place | undefined>> = {
  subnet: 'network',
  vm: 'network',
  nic: 'network',
  'load balancer': 'network',
  gateway: 'network',
  firewall: 'network',
  'private endpoint': 'network',
  'on-premises': 'site',
  expressroute: 'site',
  vpn: 'client',
  other: undefined,
};

/** Kinds whose public addresses are used within a network, not in front of it. */
const INNER_KINDS: readonly string[] = ['subnet', 'private endpoint', 'nic'];

const PLACE_OF_CLASS: Readonly<Partial<Record<AddressClass, Place>>> = {
  private: 'private',
  shared: 'inner',
  platform: 'azure',
};

/**
 * Where an address is. The user's own word comes first; without one, its class and tag.
 * - A public address of the user's own (of a load balancer, a gateway, a machine) is not told: it
 *   is in no virtual network, is none of Azure's services, and is not outside Azure.
 * - Without service tags (`knowsAzure`) a public address may be Azure's or not.
 */
export function flowEnd({ entry, tag, addressClass }: AddressFacts, knowsAzure: boolean): FlowEnd {
  const place = namedPlace(entry, addressClass) ?? plainPlace();
  return { place, entry, network: entry?.group.toLowerCase() ?? '' };

  function plainPlace(): Place {
    const place = PLACE_OF_CLASS[addressClass];
    if (place !== undefined) return place;
    if (tag !== undefined) return 'azure';
    return addressClass === 'public' && knowsAzure ? 'internet' : 'unknown';
  }
}

function namedPlace(entry: NameEntry | undefined, addressClass: AddressClass): Place | undefined {
  if (entry === undefined || entry.kind === '') return undefined;
  const place = PLACE_OF_KIND[entry.kind];
  const isInFront = addressClass === 'public' && !INNER_KINDS.includes(entry.kind);
  return place === 'network' && isInFront ? 'unknown' : place;
}

const TYPE_BESIDE_NETWORK: Readonly<Record<Exclude<Place, 'network'>, FlowType>> = {
  site: 'S2S',
  client: 'P2S',
  azure: 'AzurePublic',
  internet: 'ExternalPublic',
  private: 'UnknownPrivate',
  inner: 'Unknown',
  unknown: 'Unknown',
};

/**
 * The type of a flow between two ends, by Microsoft's definitions for Traffic Analytics, from what
 * is known here:
 * - Both in a virtual network: one network if they have one name or one group (compared without
 *   case), two if their groups differ; not told where a group is missing.
 * - One in a virtual network: by where the other is.
 * - None in a virtual network: the `local` end, which is the address of the NIC that logged the
 *   flow, counts as in one if it is private, for such NICs stand in virtual networks. Leave `local`
 *   out where the NIC forwards what others send: its own address is neither end then.
 * - Anything else, and whatever has an end that is not told: `Unknown`.
 */
export function flowType(
  source: FlowEnd,
  destination: FlowEnd,
  local?: 'source' | 'destination',
): FlowType {
  if (source.place === 'network') return besideNetwork(source, destination);
  if (destination.place === 'network') return besideNetwork(destination, source);
  if (local === undefined) return 'Unknown';
  const [own, other] = local === 'source' ? [source, destination] : [destination, source];
  if (own.place !== 'private' && own.place !== 'inner') return 'Unknown';
  return besideNetwork({ ...own, place: 'network' }, other);
}

function besideNetwork(own: FlowEnd, other: FlowEnd): FlowType {
  return other.place === 'network' ? betweenNetworks(own, other) : TYPE_BESIDE_NETWORK[other.place];
}

function betweenNetworks(a: FlowEnd, b: FlowEnd): FlowType {
  if (a.entry !== undefined && a.entry === b.entry) return 'IntraVNet';
  if (a.network === '' || b.network === '') return 'Unknown';
  return a.network === b.network ? 'IntraVNet' : 'InterVNet';
}
