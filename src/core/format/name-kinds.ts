/** What a named prefix is, as a names file says it. */
export type NameKind =
  | 'subnet'
  | 'vm'
  | 'nic'
  | 'load balancer'
  | 'gateway'
  | 'firewall'
  | 'private endpoint'
  | 'on-premises'
  | 'expressroute'
  | 'vpn'
  | 'other';

/** What each kind is for, as people who write names files read it. */
export const NAME_KINDS: Readonly<Record<NameKind, string>> = {
  subnet: 'A subnet, or a whole address space, of a virtual network',
  vm: 'A virtual machine',
  nic: 'A network interface',
  'load balancer': 'The front end of a load balancer',
  gateway: 'A gateway of a virtual network: VPN, ExpressRoute, NAT, Application Gateway',
  firewall: 'A firewall or another appliance that traffic passes through',
  'private endpoint': 'A private endpoint',
  'on-premises': 'A site behind a VPN gateway or ExpressRoute',
  expressroute: 'A site, or the peering addresses, of an ExpressRoute circuit',
  vpn: 'Clients of a point-to-site VPN; a site behind a VPN tunnel is on-premises',
  other: 'Anything else',
};

/** Whether `text` is a kind, as written. */
export function isNameKind(text: string): text is NameKind {
  return Object.hasOwn(NAME_KINDS, text);
}
