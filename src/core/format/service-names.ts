import list from './service-list.json';

const TCP = 6;
const UDP = 17;
const SCTP = 132;

type Names = ReadonlyMap<number, string>;

/**
 * What engineers call a service where the registry has a formal or forgotten name, or registers
 * the port for something that hardly anybody runs, while everybody meets it as something else.
 */
const USUAL_NAMES: Readonly<Record<number, string>> = {
  53: 'dns',
  67: 'dhcp',
  68: 'dhcp',
  80: 'http',
  135: 'msrpc',
  445: 'smb',
  465: 'smtps',
  500: 'ike',
  853: 'dns-tls',
  902: 'vmware',
  1433: 'mssql',
  1434: 'mssql-browser',
  // Registered for nCube's licence manager.
  1521: 'oracle',
  2181: 'zookeeper',
  3128: 'http-proxy',
  3268: 'ldap-gc',
  3269: 'ldaps-gc',
  3389: 'rdp',
  // Azure Cache for Redis, with TLS; not registered.
  6380: 'redis-tls',
  5900: 'vnc',
  5985: 'winrm',
  5986: 'winrm-https',
  6443: 'kube-api',
  8443: 'https-alt',
  8883: 'mqtts',
  9042: 'cassandra',
  // Registered for a manager of AIX.
  9090: 'prometheus',
  9092: 'kafka',
  // With TLS, as Event Hubs has it.
  9093: 'kafka',
  // The exporter of its nodes; registered for raw printing.
  9100: 'prometheus',
  9200: 'elasticsearch',
  9300: 'elasticsearch',
  10250: 'kubelet',
  11211: 'memcached',
  15672: 'rabbitmq',
  51820: 'wireguard',
};

/** Usual names that only hold for one of the protocols that a port is used with. */
const TCP_ONLY = new Set([
  465, 1521, 3389, 6380, 6443, 9042, 9090, 9092, 9093, 9100, 9200, 9300, 10250, 15672,
]);
const UDP_ONLY = new Set([51820]);

let tables: Readonly<Record<number, Names>> | undefined;

/**
 * The short name of the service that usually listens at a port: `ssh`, `https`, `rdp`; `''` where
 * there is none. A hint by the registry and usage, never a finding: a log holds no protocol
 * above the transport. `protocol` is IANA's number.
 */
export function serviceName(port: number, protocol: number): string {
  return usualName(port, protocol) ?? (tables ??= readList())[protocol]?.get(port) ?? '';
}

function usualName(port: number, protocol: number): string | undefined {
  if (protocol === TCP ? UDP_ONLY.has(port) : protocol !== UDP || TCP_ONLY.has(port)) {
    return undefined;
  }
  return USUAL_NAMES[port];
}

/** Read when first asked for: a page that shows no ports needs none of it. */
function readList(): Readonly<Record<number, Names>> {
  const both = entries(list['tcp+udp']);
  return {
    [TCP]: new Map([...both, ...entries(list.tcp)]),
    [UDP]: new Map([...both, ...entries(list.udp)]),
    [SCTP]: new Map(entries(list.sctp)),
  };
}

/** A name is of the port behind the last one's; a word of digits says which port comes next. */
function entries(lines: readonly string[]): [port: number, name: string][] {
  const found: [number, string][] = [];
  let port = 0;
  for (const word of lines.join(' ').split(' ')) {
    if (/^\d+$/.test(word)) port = Number(word);
    else found.push([port++, word]);
  }
  return found;
}
