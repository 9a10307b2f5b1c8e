import { nsgRecordText } from '../nsg-record.ts';
import type { Random } from '../random.ts';
import { recordTimeText } from '../scenery.ts';
import type { SampleBlob, WrittenRecord } from './blobs.ts';
import { clientPort, foreignAddress } from './conversation.ts';
import { HOUR, MINUTE } from './day.ts';
import { NICS, PEERS } from './hosts.ts';
import { nsgBlobName, YADA_NSG } from './logs.ts';

/** 2025-05-20 09:00 UTC: NSG flow logs could still be made then. */
const FIRST_HOUR = Date.UTC(2025, 4, 20, 9);
/** In the middle of the second hour the log was switched from version 1 to version 2. */
const SWITCH = FIRST_HOUR + HOUR + 30 * MINUTE;
const HOURS = 3;

/** What is left of the NSG flow log that the network had before: version 1, both, version 2. */
export function nsgArchive(random: Random): SampleBlob[] {
  const { mac } = NICS.web;
  return Array.from({ length: HOURS }, (_, at) => {
    const hour = FIRST_HOUR + at * HOUR;
    const minutes = Array.from({ length: 59 }, (_, minute) => hour + minute * MINUTE);
    const records = minutes.map((minute) => nsgRecord(random, minute, mac));
    return { kind: 'nsg' as const, name: nsgBlobName(hour, mac), hour, records };
  });
}

function nsgRecord(random: Random, minute: number, mac: string): WrittenRecord {
  const version = minute < SWITCH ? 1 : 2;
  const seconds = () => Math.floor(minute / 1000) + random.below(60);
  const tuples = (count: number, text: () => string) =>
    Array.from({ length: count }, () => `${seconds()},${text()}`);
  const byRule = new Map([
    ['UserRule_allow-https', tuples(random.below(4), () => client(random, version))],
    ['DefaultRule_AllowVnetOutBound', tuples(random.below(3), () => apiCall(random, version))],
    ['DefaultRule_DenyAllInBound', tuples(random.below(3), () => knock(random, version))],
  ]);
  const written = minute + 62_000;
  const time = recordTimeText(written, random);
  const nsg = YADA_NSG.toUpperCase();
  return { written, text: nsgRecordText({ time, mac, nsg, version }, byRule) };
}

function client(random: Random, version: 1 | 2): string {
  const head = `${foreignAddress(random)},${NICS.web.address},${clientPort(random)},443,T,I,A`;
  return version === 1 ? head : `${head},${statistics(random)}`;
}

function apiCall(random: Random, version: 1 | 2): string {
  const head = `${NICS.web.address},${NICS.api.address},${clientPort(random)},8080,T,O,A`;
  return version === 1 ? head : `${head},${statistics(random)}`;
}

/** No Virtual Network Manager then: SSH was denied by the default rule. */
function knock(random: Random, version: 1 | 2): string {
  const source = random.chance(0.2) ? PEERS.administrator : foreignAddress(random);
  const port = random.pick([22, 22, 23, 3389]);
  const head = `${source},${NICS.web.address},${clientPort(random)},${port},T,I,D`;
  return version === 1 ? head : `${head},B,,,,`;
}

function statistics(random: Random): string {
  if (random.chance(0.4)) return 'B,,,,';
  const [sent, received] = [random.between(2, 60), random.between(2, 90)];
  return `${random.pick(['C', 'E'])},${sent},${sent * 90},${received},${received * 700}`;
}
