import type { Random } from '../random.ts';
import { clientPort, volume } from './conversation.ts';
import { DAY, every, HOUR, MINUTE, type Period, SECOND, timesOf } from './day.ts';
import { NICS } from './hosts.ts';
import { RULES } from './rules.ts';
import { type Traffic, UNANSWERED } from './traffic.ts';

/** 10.1.2.20 in spoke 2: it calls the API in spoke 1, asks for names, and tries SSH. */
export function spokeTwoTraffic(traffic: Traffic, period: Period, random: Random): void {
  apiCalls(traffic, period, random);
  names(traffic, period, random);
  deniedSsh(traffic, period, random);
  restart(traffic, period, random);
}

const CALL = {
  source: NICS.caller.address,
  destination: NICS.api.address,
  destinationPort: 8080,
};

/** From spoke to spoke by way of the firewall, which sees each flow come and go. */
function apiCalls(traffic: Traffic, period: Period, random: Random): void {
  for (const start of timesOf(period, random, 50)) {
    const flow = {
      ...CALL,
      sourcePort: clientPort(random),
      encryption: 'X',
      start,
      duration: SECOND * random.between(1, random.chance(0.1) ? 700 : 30),
      sent: volume(random, 5000, 300),
      received: volume(random, 30_000),
    };
    traffic.flow(flow, [
      [NICS.caller, RULES.vnetOut],
      [NICS.firewall, RULES.platformIn],
      [NICS.firewall, RULES.platformOut],
      [NICS.api, RULES.apiIn],
    ]);
  }
}

function names(traffic: Traffic, period: Period, random: Random): void {
  for (const nic of [NICS.caller, NICS.web, NICS.leaky]) {
    for (const start of timesOf(period, random, 30)) {
      const flow = {
        source: nic.address,
        sourcePort: clientPort(random),
        destination: NICS.resolver.address,
        destinationPort: 53,
        protocol: 17,
        encryption: 'NX',
        start,
        duration: random.between(2, 90),
        sent: { packets: 1, bytes: random.between(60, 90) },
        received: { packets: 1, bytes: random.between(90, 300) },
      };
      traffic.flow(flow, [
        [nic, RULES.vnetOut],
        [NICS.resolver, RULES.platformIn],
      ]);
    }
  }
}

/** Its own side lets it go, and gets no answer: three SYNs, each a flow of its own. */
function deniedSsh(traffic: Traffic, period: Period, random: Random): void {
  for (const first of timesOf(period, random, 4)) {
    const ends = {
      source: NICS.caller.address,
      sourcePort: clientPort(random),
      destination: NICS.api.address,
      destinationPort: 22,
      encryption: 'X',
    };
    for (const wait of [0, SECOND, 3 * SECOND]) {
      const start = first + wait;
      traffic.flow({ ...ends, start, duration: 0, ...UNANSWERED }, [[NICS.caller, RULES.vnetOut]]);
      traffic.denied(ends, start + 2, [NICS.api, RULES.noSsh]);
    }
  }
}

/** On the second day its machine is redeployed, and for 20 minutes cannot encrypt. */
function restart(traffic: Traffic, { start, days }: Period, random: Random): void {
  const from = DAY + 6 * HOUR;
  const redeployed = { start: start + from, days };
  for (const time of every(redeployed, 30 * SECOND)) {
    if (time >= start + from + 20 * MINUTE) return;
    const flow = { ...CALL, sourcePort: clientPort(random), encryption: 'NX_SW_NOT_READY' };
    traffic.flow({ ...flow, start: time, duration: 3 * SECOND, ...UNANSWERED }, [
      [NICS.caller, RULES.vnetOut],
    ]);
  }
}
