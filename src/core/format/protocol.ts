/**
 * The keywords of IANA's registry "Assigned Internet Protocol Numbers", ten a line from 0 on.
 * `-` stands where a number is assigned without a keyword (such as 61, any host internal
 * protocol); blanks in a keyword are written as `-`.
 */
const KEYWORDS = [
  'HOPOPT ICMP IGMP GGP IPv4 ST TCP CBT EGP IGP',
  'BBN-RCC-MON NVP-II PUP ARGUS EMCON XNET CHAOS UDP MUX DCN-MEAS',
  'HMP PRM XNS-IDP TRUNK-1 TRUNK-2 LEAF-1 LEAF-2 RDP IRTP ISO-TP4',
  'NETBLT MFE-NSP MERIT-INP DCCP 3PC IDPR XTP DDP IDPR-CMTP TP++',
  'IL IPv6 SDRP IPv6-Route IPv6-Frag IDRP RSVP GRE DSR BNA',
  'ESP AH I-NLSP SWIPE NARP Min-IPv4 TLSP SKIP IPv6-ICMP IPv6-NoNxt',
  'IPv6-Opts - CFTP - SAT-EXPAK KRYPTOLAN RVD IPPC - SAT-MON',
  'VISA IPCV CPNX CPHB WSN PVP BR-SAT-MON SUN-ND WB-MON WB-EXPAK',
  'ISO-IP VMTP SECURE-VMTP VINES IPTM NSFNET-IGP DGP TCF EIGRP OSPFIGP',
  'Sprite-RPC LARP MTP AX.25 IPIP MICP SCC-SP ETHERIP ENCAP -',
  'GMTP IFMP PNNI PIM ARIS SCPS QNX A/N IPComp SNP',
  'Compaq-Peer IPX-in-IP VRRP PGM - L2TP DDX IATP STP SRP',
  'UTI SMP SM PTP ISIS-over-IPv4 FIRE CRTP CRUDP SSCOPMCE IPLT',
  'SPS PIPE SCTP FC RSVP-E2E-IGNORE Mobility-Header UDPLite MPLS-in-IP manet HIP',
  'Shim6 WESP ROHC Ethernet AGGFRAG NSH Homa BIT-EMU',
].flatMap((line) => line.split(' '));

/** For experimentation and testing (RFC 3692): assigned, and rightly without a keyword. */
const EXPERIMENTS = [253, 254];

/** Names that people and NSG flow logs use beside IANA's, each with its number. */
export const PROTOCOL_SYNONYMS: readonly (readonly [string, number])[] = [
  ['T', 6],
  ['U', 17],
  ['ICMPv6', 58],
  ['OSPF', 89],
];

const UNNAMED = 'Protocol ';

const numberByName = new Map(
  [...KEYWORDS.map((name, number): [string, number] => [name, number]), ...PROTOCOL_SYNONYMS]
    .filter(([name]) => name !== '-')
    .map(([name, number]) => [name.toLowerCase(), number]),
);

/** No name is longer, so no longer text is looked at. */
const LONGEST_NAME = 32;

/** The short name of an IP protocol: `TCP`, `UDP`, `ESP`; `Protocol 200` where IANA has no keyword. */
export function protocolName(protocol: number): string {
  const keyword = KEYWORDS[protocol];
  return keyword === undefined || keyword === '-' ? `${UNNAMED}${protocol}` : keyword;
}

/** Whether IANA has assigned the number, with or without a keyword (255 is reserved). */
export function isAssignedProtocol(protocol: number): boolean {
  return KEYWORDS[protocol] !== undefined || EXPERIMENTS.includes(protocol);
}

/**
 * The number that a person means by a name in any case, by `T` or `U` as NSG logs have it, by
 * what `protocolName` shows, or by the number itself (0 to 255).
 */
export function parseProtocol(text: string): number | undefined {
  if (text.length > LONGEST_NAME) return undefined;
  const named = numberByName.get(text.toLowerCase());
  if (named !== undefined) return named;
  const digits = /^(?:protocol )?(\d{1,3})$/i.exec(text)?.[1];
  return digits !== undefined && Number(digits) <= 255 ? Number(digits) : undefined;
}
