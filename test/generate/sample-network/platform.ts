import type { Random } from '../random.ts';
import { clientPort, volume } from './conversation.ts';
import { every, HOUR, MINUTE, type Period, SECOND, timesOf } from './day.ts';
import { NICS, PEERS, TIER_PORT } from './hosts.ts';
import { RULES } from './rules.ts';
import { type Traffic, UNANSWERED } from './traffic.ts';

/** What runs by itself: probes, clocks, tunnels, and the way in for administrators. */
export function platformTraffic(traffic: Traffic, period: Period, random: Random): void {
  probes(traffic, period, random);
  clocks(traffic, period);
  tunnel(traffic, period);
  bastion(traffic, period, random);
}

/** Every minute to each machine of the tier; the third answers in the first minutes of an hour. */
function probes(traffic: Traffic, period: Period, random: Random): void {
  for (const [at, nic] of NICS.tier.entries()) {
    for (const start of every(period, MINUTE, 9000 * at)) {
      const isAnswered = at !== 2 || (start % HOUR) / MINUTE < 2;
      const flow = {
        source: PEERS.platform,
        sourcePort: clientPort(random),
        destination: nic.address,
        destinationPort: TIER_PORT,
        encryption: 'NX',
        start,
        duration: isAnswered ? 40 : 0,
        sent: { packets: 5, bytes: 430 },
        received: { packets: 4, bytes: 610 },
        ...(isAnswered ? {} : UNANSWERED),
      };
      traffic.flow(flow, [[nic, RULES.probeIn]]);
    }
  }
}

/** From port 123 to port 123. */
function clocks(traffic: Traffic, period: Period): void {
  for (const [at, nic] of [NICS.web, NICS.caller].entries()) {
    for (const start of every(period, 17 * MINUTE, 41_000 * (at + 1))) {
      const flow = {
        source: nic.address,
        sourcePort: 123,
        destination: PEERS.time,
        destinationPort: 123,
        protocol: 17,
        encryption: 'NX',
        start,
        duration: 30,
        sent: { packets: 1, bytes: 90 },
        received: { packets: 1, bytes: 90 },
      };
      traffic.flow(flow, [[nic, RULES.internetOut]]);
    }
  }
}

/** The branch office's tunnel ends at the VPN gateway and never does. */
function tunnel(traffic: Traffic, { start, days }: Period): void {
  const flow = {
    source: PEERS.branch,
    sourcePort: 4500,
    destination: NICS.vpnGateway.address,
    destinationPort: 4500,
    protocol: 17,
    encryption: 'NX',
    start: start - HOUR,
    duration: (days + 1) * 24 * HOUR,
    sent: { packets: 6_000_000, bytes: 3_000_000_000 },
    received: { packets: 7_000_000, bytes: 5_000_000_000 },
  };
  traffic.flow(flow, [[NICS.vpnGateway, RULES.platformIn]]);
}

/** Bastion shows administrators the desktop in spoke 2: sessions that outlast an hour. */
function bastion(traffic: Traffic, period: Period, random: Random): void {
  for (const start of timesOf(period, random, 2)) {
    const flow = {
      source: NICS.bastion.address,
      sourcePort: clientPort(random),
      destination: NICS.desktop.address,
      destinationPort: 3389,
      encryption: 'X',
      start,
      duration: SECOND * random.between(600, 9000),
      sent: volume(random, 2e6, 200),
      received: volume(random, 6e7),
    };
    traffic.flow(flow, [
      [NICS.bastion, RULES.platformOut],
      [NICS.desktop, RULES.vnetIn],
    ]);
  }
}
