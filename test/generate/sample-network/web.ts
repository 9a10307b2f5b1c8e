import type { Random } from '../random.ts';
import { clientPort, foreignAddress, pickByWeight, volume } from './conversation.ts';
import { type Period, SECOND, timesOf } from './day.ts';
import { type Nic, NICS, PEERS, TIER_PORT } from './hosts.ts';
import { RULES } from './rules.ts';
import type { Traffic } from './traffic.ts';

/** The web server in spoke 1: its clients, its API, its database, the tier behind it. */
export function webTraffic(traffic: Traffic, period: Period, random: Random): void {
  clients(traffic, period, random);
  tier(traffic, period, random);
  api(traffic, period, random);
  database(traffic, period, random);
}

function clients(traffic: Traffic, period: Period, random: Random): void {
  for (const start of timesOf(period, random, 110)) {
    const flow = {
      source: foreignAddress(random),
      sourcePort: clientPort(random),
      destination: NICS.web.address,
      destinationPort: 443,
      encryption: 'NX',
      start,
      duration: SECOND * random.between(1, random.chance(0.1) ? 900 : 60),
      sent: volume(random, 6000, 200),
      received: volume(random, 90_000),
    };
    traffic.flow(flow, [[NICS.web, RULES.httpsIn]]);
  }
}

/** How the load balancer spreads: its probe of the third machine is not answered, mostly. */
const SPREAD: readonly (readonly [Nic, number])[] = NICS.tier.map((nic, at) => [
  nic,
  [38, 30, 1, 31][at]!,
]);

/** The web server's side names the front end, the other side the machine that was chosen. */
function tier(traffic: Traffic, period: Period, random: Random): void {
  for (const start of timesOf(period, random, 130)) {
    const backend = pickByWeight(random, SPREAD);
    const flow = {
      source: NICS.web.address,
      sourcePort: clientPort(random),
      destinationPort: TIER_PORT,
      // The host of the last machine has no hardware for it.
      encryption: backend === NICS.tier[3] ? 'NX_HW_NOT_SUPPORTED' : 'X',
      start,
      duration: SECOND * random.between(1, 40),
      sent: volume(random, 4000, 300),
      received: volume(random, 40_000),
    };
    traffic.flow({ ...flow, destination: PEERS.frontEnd }, [[NICS.web, RULES.vnetOut]]);
    traffic.flow({ ...flow, destination: backend.address }, [[backend, RULES.vnetIn]]);
  }
}

function api(traffic: Traffic, period: Period, random: Random): void {
  for (const start of timesOf(period, random, 40)) {
    const flow = {
      source: NICS.web.address,
      sourcePort: clientPort(random),
      destination: NICS.api.address,
      destinationPort: 8080,
      encryption: 'X',
      start,
      duration: SECOND * random.between(1, 20),
      sent: volume(random, 3000, 300),
      received: volume(random, 12_000),
    };
    traffic.flow(flow, [
      [NICS.web, RULES.vnetOut],
      [NICS.api, RULES.apiIn],
    ]);
  }
}

/** The database's host fell back to clear text, which the policy of both ends allows. */
function database(traffic: Traffic, period: Period, random: Random): void {
  for (const start of timesOf(period, random, 12)) {
    const flow = {
      source: NICS.web.address,
      sourcePort: clientPort(random),
      destination: NICS.database.address,
      destinationPort: 1433,
      encryption: 'NX_FALLBACK',
      start,
      duration: SECOND * random.between(30, 1200),
      sent: volume(random, 30_000, 400),
      received: volume(random, 400_000),
    };
    traffic.flow(flow, [
      [NICS.web, RULES.vnetOut],
      [NICS.database, RULES.vnetIn],
    ]);
  }
}
