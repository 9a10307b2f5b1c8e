import type { Random } from '../random.ts';
import { clientPort, exactly, foreignAddress, volume } from './conversation.ts';
import { DAY, every, HOUR, MINUTE, type Period, SECOND, timesOf } from './day.ts';
import { NICS, PEERS } from './hosts.ts';
import { RULES } from './rules.ts';
import type { Traffic } from './traffic.ts';

/** Who knocks at the door, and what one machine sends out. */
export function intruderTraffic(traffic: Traffic, period: Period, random: Random): void {
  sshFromOutside(traffic, period, random);
  background(traffic, period, random);
  portScan(traffic, period, random);
  beacon(traffic, period, random);
  bursts(traffic, period, random);
  updates(traffic, period, random);
}

/** From the internet and from an administrator's desk on premises: `nossh` knows no difference. */
function sshFromOutside(traffic: Traffic, period: Period, random: Random): void {
  for (const time of timesOf(period, random, 16)) {
    const isAdministrator = random.chance(0.1);
    const ends = {
      source: isAdministrator ? PEERS.administrator : foreignAddress(random),
      sourcePort: clientPort(random),
      destination: NICS.web.address,
      destinationPort: 22,
      encryption: 'NX',
    };
    traffic.denied(ends, time, [NICS.web, RULES.noSsh]);
  }
}

/** What every public address gets. */
function background(traffic: Traffic, period: Period, random: Random): void {
  for (const time of timesOf(period, random, 30)) {
    const ends = {
      source: foreignAddress(random),
      sourcePort: clientPort(random),
      destination: NICS.web.address,
      destinationPort: random.pick([23, 445, 1433, 3389, 5060, 6379, 8443]),
      encryption: 'NX',
    };
    traffic.denied(ends, time, [NICS.web, RULES.denyIn]);
  }
}

/** One source, one target, a thousand ports in five minutes: the second day at 14:10. */
function portScan(traffic: Traffic, { start }: Period, random: Random): void {
  let time = start + DAY + 14 * HOUR + 10 * MINUTE;
  const sourcePort = clientPort(random);
  for (let port = 1; port <= 1024; port++) {
    if (port === 22 || port === 443) continue;
    time += random.between(150, 450);
    const ends = {
      source: PEERS.scanner,
      sourcePort,
      destination: NICS.web.address,
      destinationPort: port,
      encryption: 'NX',
    };
    traffic.denied(ends, time, [NICS.web, RULES.denyIn]);
  }
}

const OUTWARD = [[NICS.leaky, RULES.internetOut]] as const;

/** Every minute a few hundred bytes, from the first day at 11:20. */
function beacon(traffic: Traffic, period: Period, random: Random): void {
  for (const time of every(period, MINUTE, 11 * HOUR + 20 * MINUTE)) {
    const flow = {
      source: NICS.leaky.address,
      sourcePort: clientPort(random),
      destination: PEERS.control,
      destinationPort: 443,
      encryption: 'NX',
      start: time + random.below(400),
      duration: random.between(300, 900),
      sent: { packets: 6, bytes: 742 },
      received: { packets: 5, bytes: 1210 },
    };
    traffic.flow(flow, OUTWARD);
  }
}

/** About 1 GB each, in the nights before the second and the third day. */
function bursts(traffic: Traffic, { start }: Period, random: Random): void {
  for (const [day, minute, bytes] of [
    [1, 7, 1_043_000_000],
    [2, 12, 987_000_000],
  ] as const) {
    const flow = {
      source: NICS.leaky.address,
      sourcePort: clientPort(random),
      destination: PEERS.drop,
      destinationPort: 443,
      encryption: 'NX',
      start: start + day * DAY + 2 * HOUR + minute * MINUTE,
      duration: 24 * MINUTE,
      sent: exactly(bytes),
      received: exactly(Math.round(bytes / 90), 66),
    };
    traffic.flow(flow, OUTWARD);
  }
}

/** What else 10.1.1.8 does: it fetches its updates. */
function updates(traffic: Traffic, period: Period, random: Random): void {
  for (const start of timesOf(period, random, 3)) {
    const flow = {
      source: NICS.leaky.address,
      sourcePort: clientPort(random),
      destination: PEERS.updates,
      destinationPort: 443,
      encryption: 'NX',
      start,
      duration: SECOND * random.between(5, 120),
      sent: volume(random, 4000, 200),
      received: volume(random, 300_000),
    };
    traffic.flow(flow, OUTWARD);
  }
}
