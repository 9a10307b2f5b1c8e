/** The three virtual networks; each has a flow log of its own. */
export type Network = 'hub' | 'spoke1' | 'spoke2';

/** A network interface whose traffic is logged. */
export interface Nic {
  readonly address: string;
  /** 12 hex digits. */
  readonly mac: string;
  readonly network: Network;
  /** When in each five minutes its `C` tuples come, ms. */
  readonly tick: number;
}

let count = 0;

function nic(network: Network, address: string): Nic {
  count += 1;
  const mac = `6045BD${(0x7a1c00 + 37 * count).toString(16).toUpperCase()}`;
  return { network, address, mac, tick: (count * 47_000) % 300_000 };
}

const TIER = ['10.1.1.68', '10.1.1.69', '10.1.1.70', '10.1.1.71'];

/** All interfaces that are logged, by what they are. */
export const NICS = {
  resolver: nic('hub', '10.1.0.8'),
  firewall: nic('hub', '10.1.0.68'),
  bastion: nic('hub', '10.1.0.132'),
  vpnGateway: nic('hub', '10.1.0.196'),
  expressRoute: nic('hub', '10.1.0.197'),
  web: nic('spoke1', '10.1.1.4'),
  leaky: nic('spoke1', '10.1.1.8'),
  api: nic('spoke1', '10.1.1.21'),
  database: nic('spoke1', '10.1.1.30'),
  tier: TIER.map((address) => nic('spoke1', address)),
  caller: nic('spoke2', '10.1.2.20'),
  desktop: nic('spoke2', '10.1.2.30'),
  legacy: nic('spoke2', '10.1.2.41'),
} as const;

/** What has an address but no interface of its own in the logs. */
export const PEERS = {
  /** The front end of the load balancer before the tier. */
  frontEnd: '10.1.1.100',
  /** Azure's own: load balancer probes, DNS, health. */
  platform: '168.63.129.16',
  /** Takes a quarter of the circuit. */
  backup: '10.4.2.2',
  administrator: '10.4.3.7',
  branch: '203.0.113.5',
  /** Where the two bursts go. */
  drop: '203.0.113.77',
  /** Whom the beacon calls. */
  control: '198.51.100.23',
  scanner: '192.0.2.200',
  updates: '198.51.100.80',
  time: '192.0.2.123',
} as const;

/** The ranges that documentation may use for the internet, RFC 5737. */
export const FOREIGN = ['192.0.2', '198.51.100', '203.0.113'];

/** The port of the load-balanced tier. */
export const TIER_PORT = 8443;
