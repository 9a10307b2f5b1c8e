import { nsgRecordText } from './nsg-record.ts';
import { Random } from './random.ts';
import { DEFAULT_HOUR, publicAddress, recordTimeText, SUBSCRIPTION } from './scenery.ts';

/** Which NIC's hour of an NSG flow log, and how much of it. */
export interface NsgHourOptions {
  readonly seed: number;
  /** How many records; one a minute, 60 without. */
  readonly records?: number;
  /** How many tuples a record has; 12 without. */
  readonly tuplesPerRecord?: number;
  /** Start of the hour, ms. */
  readonly hour?: number;
  readonly localAddress?: string;
  /** 12 hex digits. */
  readonly macAddress?: string;
}

const NSG = `/SUBSCRIPTIONS/${SUBSCRIPTION.toUpperCase()}/RESOURCEGROUPS/HARBOUR-RG/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/PIER-NSG`;

/** An NSG flow log of version 1 in pieces, one record a piece: verdicts, no states, no counters. */
export function* nsgV1(options: NsgHourOptions): Generator<string, void> {
  yield* nsgHour(options, 1);
}

/** An NSG flow log of version 2 in pieces, one record a piece: states and counters, blank for B. */
export function* nsgV2(options: NsgHourOptions): Generator<string, void> {
  yield* nsgHour(options, 2);
}

function* nsgHour(options: NsgHourOptions, version: 1 | 2): Generator<string, void> {
  const random = new Random(options.seed);
  const hour = options.hour ?? DEFAULT_HOUR;
  yield '{"records":[';
  for (let minute = 0; minute < (options.records ?? 60); minute++) {
    const record = nsgRecord(random, options, version, hour + minute * 60_000);
    yield minute === 0 ? record : `,${record}`;
  }
  yield ']}';
}

function nsgRecord(
  random: Random,
  options: NsgHourOptions,
  version: 1 | 2,
  minute: number,
): string {
  const local = options.localAddress ?? '10.30.0.4';
  const mac = options.macAddress ?? '000D3A5C7E91';
  const byRule = new Map<string, string[]>(RULES.map((rule) => [rule, []]));
  for (let tuple = 0; tuple < (options.tuplesPerRecord ?? 12); tuple++) {
    const seconds = Math.floor(minute / 1000) + random.below(60);
    const rule = random.pick(RULES);
    byRule.get(rule)!.push(`${seconds},${nsgTuple(random, rule, local, version)}`);
  }
  const time = recordTimeText(minute + 62_000, random);
  return nsgRecordText({ time, mac, nsg: NSG, version }, byRule);
}

const DENY = 'DefaultRule_DenyAllInBound';
const INTERNET = 'DefaultRule_AllowInternetOutBound';
const RULES = [INTERNET, 'UserRule_allow-ssh-from-office', DENY];

function nsgTuple(random: Random, rule: string, local: string, version: 1 | 2): string {
  const peer = publicAddress(random);
  const port = random.between(1024, 65_535);
  const head =
    rule === INTERNET
      ? `${local},${peer},${port},443,${random.pick(['T', 'T', 'U'])},O,A`
      : `${peer},${local},${port},22,T,I,${rule === DENY ? 'D' : 'A'}`;
  return version === 1 ? head : `${head},${stateAndCounters(random, rule === DENY)}`;
}

function stateAndCounters(random: Random, denied: boolean): string {
  if (denied || random.chance(0.4)) return 'B,,,,';
  const state = random.pick(['C', 'E']);
  if (random.chance(0.1)) return `${state},0,0,0,0`;
  const sent = random.between(1, 900);
  const received = random.between(1, 900);
  return `${state},${sent},${sent * 74},${received},${received * 240}`;
}
