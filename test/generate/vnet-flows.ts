import type { Random } from './random.ts';
import { MANAGER_ID, NSG_ID, publicAddress, ZERO_GUID } from './scenery.ts';

/** The `flowTuples` list that a tuple belongs to: its ACL, direction and rule. */
export interface TupleList {
  readonly acl: string;
  readonly direction: 'I' | 'O';
  readonly rule: string;
}

/** A flow that was begun and not yet ended. */
export interface LiveFlow {
  readonly list: TupleList;
  /** Source to direction, as they stand in each of its tuples. */
  readonly head: string;
  readonly encryption: string;
  /** `C` tuples still to come before the `E`. */
  continues: number;
  /** True where nobody answers: a connect that is tried and given up. */
  readonly unanswered: boolean;
}

const JIT = 'UserRule_MicrosoftDefenderForCloud-JITRule_-1423075520_5C0E7D1B3A';
const inbound = (acl: string, rule: string): TupleList => ({ acl, direction: 'I', rule });
const outbound = (acl: string, rule: string): TupleList => ({ acl, direction: 'O', rule });

const VNET_IN = inbound(NSG_ID, 'DefaultRule_AllowVnetInBound');
const HTTPS_IN = inbound(NSG_ID, 'UserRule_allow-https-from-internet');
const SSH_IN = inbound(NSG_ID, JIT);
const DENY_IN = inbound(NSG_ID, 'DefaultRule_DenyAllInBound');
const PLATFORM_IN = inbound(ZERO_GUID, 'PlatformRule');
const VNET_OUT = outbound(NSG_ID, 'DefaultRule_AllowVnetOutBound');
const INTERNET_OUT = outbound(NSG_ID, 'DefaultRule_AllowInternetOutBound');
const MANAGER_OUT = outbound(
  MANAGER_ID,
  'no-smtp-to-internet_5be1a0c4-2f7d-4d0e-9b63-81c2f6e4a7d9',
);
const UNSPECIFIED_OUT = outbound('unspecified', 'unspecified');

/** All lists, in the order in which records hold them. */
export const TUPLE_LISTS: readonly TupleList[] = [
  PLATFORM_IN,
  VNET_IN,
  HTTPS_IN,
  SSH_IN,
  DENY_IN,
  VNET_OUT,
  INTERNET_OUT,
  MANAGER_OUT,
  UNSPECIFIED_OUT,
];

const SCANNED_PORTS = [22, 23, 80, 443, 445, 1433, 3306, 3389, 5060, 5432, 6379, 8080, 8443];
const RARE_CODES = ['NX_HW_NOT_SUPPORTED', 'NX_SW_NOT_READY', 'NX_NOT_SUPPORTED', 'NX_FALLBACK'];

/** The traffic of one NIC: whom it talks to, about what, and who knocks at its door. */
export class NicTraffic {
  private readonly random: Random;
  private readonly local: string;
  private readonly neighbours: readonly string[];
  private readonly services: readonly string[];
  private readonly clients: readonly string[];

  constructor(random: Random, local: string) {
    this.random = random;
    this.local = local;
    const network = local.split('.').slice(0, 2).join('.');
    const neighbour = () => `${network}.${random.below(8)}.${random.between(4, 250)}`;
    this.neighbours = Array.from({ length: 48 }, neighbour);
    this.services = Array.from({ length: 160 }, () => publicAddress(random));
    this.clients = Array.from({ length: 900 }, () => publicAddress(random));
  }

  /** A flow that begins now. */
  begin(): LiveFlow {
    const { random } = this;
    const kind = random.below(100);
    if (kind < 34) return this.toNeighbour();
    if (kind < 56) return this.fromNeighbour();
    if (kind < 76) return this.toService();
    if (kind < 96) return this.fromClient();
    return this.flow(SSH_IN, random.pick(this.clients), 22, 6, 'NX');
  }

  /** A tuple's middle, from source to encryption, of something that was denied. */
  denied(): { list: TupleList; middle: string } {
    const { random, local } = this;
    const kind = random.below(1000);
    if (kind < 985) return { list: DENY_IN, middle: this.scan() };
    const port = random.between(32_768, 60_999);
    if (kind < 997) {
      const middle = `${local},${random.pick(this.services)},${port},25,6,O,D,NX`;
      return { list: MANAGER_OUT, middle };
    }
    const middle = `${local},${random.pick(this.neighbours)},${port},443,6,O,D,NX_NOT_ACCEPTED`;
    return { list: UNSPECIFIED_OUT, middle };
  }

  /** A probe by the platform's load balancer, whole in one instant. */
  probe(): LiveFlow {
    return this.flow(PLATFORM_IN, '168.63.129.16', 8080, 6, 'NX');
  }

  private scan(): string {
    const { random } = this;
    const port = random.chance(0.4) ? random.pick(SCANNED_PORTS) : random.between(1, 65_535);
    const protocol = random.chance(0.06) ? 17 : 6;
    const source = publicAddress(random);
    return `${source},${this.local},${random.between(1024, 65_535)},${port},${protocol},I,D,NX`;
  }

  private toNeighbour(): LiveFlow {
    const port = this.random.pick([443, 443, 443, 1433, 5432, 6379, 8443, 9093]);
    return this.flow(VNET_OUT, this.weighted(this.neighbours), port, 6, this.inside());
  }

  private fromNeighbour(): LiveFlow {
    const port = this.random.pick([443, 443, 8080, 9100]);
    return this.flow(VNET_IN, this.weighted(this.neighbours), port, 6, this.inside());
  }

  private toService(): LiveFlow {
    const kind = this.random.below(100);
    const peer = this.weighted(this.services);
    if (kind < 20) return this.flow(INTERNET_OUT, peer, 53, 17, 'NX');
    if (kind < 23) return this.flow(INTERNET_OUT, peer, 123, 17, 'NX');
    return this.flow(INTERNET_OUT, peer, kind < 30 ? 80 : 443, 6, 'NX');
  }

  private fromClient(): LiveFlow {
    return this.flow(HTTPS_IN, this.weighted(this.clients), 443, 6, 'NX');
  }

  /** Few peers get most of the traffic. */
  private weighted(peers: readonly string[]): string {
    const { random } = this;
    const share = random.next() / 4294967296;
    return peers[Math.floor(share * share * share * peers.length)]!;
  }

  private inside(): string {
    const kind = this.random.below(1000);
    if (kind < 900) return 'X';
    if (kind < 960) return 'NX';
    return kind < 995 ? 'NX_LOCAL_DST' : this.random.pick(RARE_CODES);
  }

  private flow(
    list: TupleList,
    peer: string,
    port: number,
    protocol: number,
    encryption: string,
  ): LiveFlow {
    const { random, local } = this;
    const ends = list.direction === 'O' ? `${local},${peer}` : `${peer},${local}`;
    const sourcePort = port === 123 ? 123 : random.between(32_768, 60_999);
    return {
      list,
      head: `${ends},${sourcePort},${port},${protocol},${list.direction}`,
      encryption,
      continues: random.chance(0.1) ? random.between(1, 9) : 0,
      unanswered: random.chance(0.02),
    };
  }
}
