import type { Random } from '../random.ts';
import { clientPort, volume } from './conversation.ts';
import { type Period, SECOND, timesOf } from './day.ts';
import { NICS } from './hosts.ts';
import { RULES } from './rules.ts';
import { type Traffic, UNANSWERED } from './traffic.ts';

/** What cannot be encrypted, though it is configured; some codes other activities have too. */
export function encryptionTraffic(traffic: Traffic, period: Period, random: Random): void {
  sameHost(traffic, period, random);
  noDiscovery(traffic, period, random);
  notAccepted(traffic, period, random);
}

/** The first two machines of the tier run on one host and tell each other how they are. */
function sameHost(traffic: Traffic, period: Period, random: Random): void {
  const [first, second] = [NICS.tier[0]!, NICS.tier[1]!];
  for (const start of timesOf(period, random, 6)) {
    const flow = {
      source: second.address,
      sourcePort: clientPort(random),
      destination: first.address,
      destinationPort: 7946,
      encryption: 'NX_LOCAL_DST',
      start,
      duration: SECOND * random.between(1, 9),
      sent: volume(random, 2000, 200),
      received: volume(random, 2000, 200),
    };
    traffic.flow(flow, [
      [second, RULES.vnetOut],
      [first, RULES.vnetIn],
    ]);
  }
}

/** An old machine whose host knows no discovery: what it sends is dropped, and it tries again. */
function noDiscovery(traffic: Traffic, period: Period, random: Random): void {
  for (const first of timesOf(period, random, 3)) {
    const flow = {
      source: NICS.legacy.address,
      sourcePort: clientPort(random),
      destination: NICS.api.address,
      destinationPort: 8080,
      encryption: 'NX_NOT_SUPPORTED',
      duration: 0,
      ...UNANSWERED,
    };
    for (const wait of [0, SECOND, 3 * SECOND]) {
      traffic.flow({ ...flow, start: first + wait }, [[NICS.legacy, RULES.vnetOut]]);
    }
  }
}

/** The database takes nothing in clear from it: denied by no rule, because of encryption. */
function notAccepted(traffic: Traffic, period: Period, random: Random): void {
  for (const time of timesOf(period, random, 3)) {
    const ends = {
      source: NICS.legacy.address,
      sourcePort: clientPort(random),
      destination: NICS.database.address,
      destinationPort: 1433,
      encryption: 'NX_NOT_ACCEPTED',
    };
    traffic.denied(ends, time, [NICS.database, RULES.unencryptedIn]);
  }
}
