import type { Random } from '../random.ts';
import { clientPort, exactly } from './conversation.ts';
import { hoursOf, MINUTE, type Period, SECOND } from './day.ts';
import { type Nic, NICS, PEERS } from './hosts.ts';
import { RULES } from './rules.ts';
import type { Traffic } from './traffic.ts';

/** Of all that crosses the circuit, what one host on premises takes, in each hour. */
export const BACKUP_SHARE = 0.26;

/** What crosses the circuit in the busiest hours, bytes. */
const BUSY_BYTES = 9e9;

/** The other hosts on premises, and how much of the rest each takes. */
const OTHERS: readonly (readonly [string, number])[] = [
  ['10.4.1.10', 14],
  ['10.4.1.11', 13],
  ['10.4.1.25', 12],
  ['10.4.2.14', 11],
  ['10.4.2.80', 10],
  ['10.4.3.7', 9],
  ['10.4.3.41', 8],
  ['10.4.5.12', 7],
  ['10.4.5.60', 6],
  ['10.4.8.4', 4],
  ['10.4.8.9', 3],
  ['10.4.9.33', 2],
  ['10.4.20.18', 1],
];

interface Service {
  readonly nic: Nic;
  readonly port: number;
  readonly list: (typeof RULES)[keyof typeof RULES];
}

const WEB: Service = { nic: NICS.web, port: 443, list: RULES.httpsIn };
const SERVICES: readonly Service[] = [
  WEB,
  { nic: NICS.api, port: 8080, list: RULES.apiIn },
  { nic: NICS.database, port: 1433, list: RULES.vnetIn },
  { nic: NICS.desktop, port: 445, list: RULES.vnetIn },
];

/** What comes over ExpressRoute: begun on premises, logged at the gateway and at its end. */
export function circuitTraffic(traffic: Traffic, period: Period, random: Random): void {
  const weights = OTHERS.reduce((sum, [, weight]) => sum + weight, 0);
  for (const hour of hoursOf(period)) {
    const bytes = Math.round(BUSY_BYTES * hour.busyness * (0.9 + random.below(200) / 1000));
    const backup = Math.round(bytes * BACKUP_SHARE);
    const database = SERVICES[2]!;
    for (let part = 0; part < 3; part++) {
      const flow = crossing(random, hour.start, PEERS.backup, database, backup / 3);
      traffic.flow(flow, sightingsOf(database));
    }
    for (const [host, weight] of OTHERS) {
      const service = random.pick(SERVICES);
      const share = ((bytes - backup) * weight) / weights;
      traffic.flow(crossing(random, hour.start, host, service, share), sightingsOf(service));
    }
  }
}

/** Begins and ends within the hour, so that the shares hold in each. */
function crossing(random: Random, hour: number, source: string, service: Service, bytes: number) {
  const sent = Math.round(bytes * 0.2);
  return {
    source,
    sourcePort: clientPort(random),
    destination: service.nic.address,
    destinationPort: service.port,
    encryption: 'NX',
    start: hour + random.below(30 * MINUTE),
    duration: 5 * MINUTE + SECOND * random.below(1200),
    sent: exactly(sent, 800),
    received: exactly(Math.round(bytes) - sent),
  };
}

function sightingsOf({ nic, list }: Service) {
  return [
    [NICS.expressRoute, RULES.platformIn],
    [nic, list],
  ] as const;
}
