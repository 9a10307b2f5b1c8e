import { Random } from './random.ts';
import { DEFAULT_HOUR, HARBOUR, recordTimeText } from './scenery.ts';
import { type LiveFlow, NicTraffic, TUPLE_LISTS, type TupleList } from './vnet-flows.ts';
import { vnetRecord } from './vnet-record.ts';

/** Which NIC's hour, and how much of it. */
export interface VnetHourOptions {
  readonly seed: number;
  /** About how long the log becomes; wins over `tuples`. */
  readonly bytes?: number;
  /** Exactly how many tuples it has, unless `bytes` is given. 20,000 without both. */
  readonly tuples?: number;
  /** Start of the hour, ms. */
  readonly hour?: number;
  /** The NIC's own address, IPv4. */
  readonly localAddress?: string;
  /** 12 hex digits. */
  readonly macAddress?: string;
}

const MINUTE = 60_000;
/** A busy minute is cut into records of at most about 32 KB. */
const MOST_RECORD_BYTES = 31_000;
const FRAME_BYTES = 1400;
const TICK_MINUTES = 5;
const SOON = 64;

/**
 * A VNet flow log (version 4) of one NIC and hour as Azure writes it, in pieces: the opening
 * bracket, one record a piece, the closing bracket. One line, ASCII only, so a character is a
 * byte. The mix of tuples is that of a busy server: flows that begin, go on and end with what
 * passed in between, scans from the internet that are denied, probes of the platform.
 */
export function* vnetHour(options: VnetHourOptions): Generator<string, void> {
  const hour = new VnetHour(options);
  yield '{"records":[';
  let comma = '';
  for (let minute = 0; minute < 60; minute++) {
    for (const record of hour.recordsOf(minute)) {
      yield comma + record;
      comma = ',';
    }
  }
  yield ']}';
}

class VnetHour {
  private readonly random: Random;
  private readonly traffic: NicTraffic;
  private readonly start: number;
  private readonly mac: string;
  private readonly isByBytes: boolean;
  private readonly total: number;
  /** Bytes or tuples that were written so far. */
  private spent = 0;
  private time = 0;
  private readonly pending: { list: TupleList; text: string }[] = [];
  /** Short flows in the order in which they began: they end a little later. */
  private soon: LiveFlow[] = [];
  private soonAt = 0;
  /** Long flows by the minute of their next `C` or `E`. */
  private readonly due: LiveFlow[][] = Array.from({ length: 60 + 2 * TICK_MINUTES }, () => []);

  constructor(options: VnetHourOptions) {
    this.random = new Random(options.seed);
    this.traffic = new NicTraffic(this.random, options.localAddress ?? '10.20.1.4');
    this.start = options.hour ?? DEFAULT_HOUR;
    this.mac = options.macAddress ?? '6045BD12AB34';
    this.isByBytes = options.bytes !== undefined;
    this.total = options.bytes ?? options.tuples ?? 20_000;
  }

  *recordsOf(minute: number): Generator<string, void> {
    const quota = Math.floor((this.total * (minute + 1)) / 60);
    const written = this.recordTime(minute);
    const from = this.start + minute * MINUTE;
    const records = Math.ceil((quota - this.spent) / (this.isByBytes ? MOST_RECORD_BYTES : 430));
    for (let record = 0; this.spent < quota; record++) {
      this.time = Math.min(from + (record * MINUTE) / Math.max(records, 1), written - 2000);
      yield this.record(written, minute, quota, MINUTE / Math.max(records, 1));
    }
    this.due[minute + 1] = this.due[minute]!.concat(this.due[minute + 1]!);
  }

  /** Within 2 to 67 s of the minute's tuples. */
  private recordTime(minute: number): number {
    return this.start + (minute + 1) * MINUTE + 2000 + this.random.below(5000);
  }

  private record(written: number, minute: number, quota: number, duration: number): string {
    // The other half of a probe cannot wait for a later record: it would be older than 67 s there.
    this.pending.length = 0;
    const texts = new Map<TupleList, string[]>();
    const step = duration / 400;
    let bytes = FRAME_BYTES;
    while (bytes < MOST_RECORD_BYTES) {
      const { list, text } = this.tuple(minute);
      const known = texts.get(list);
      if (known === undefined) texts.set(list, [text]);
      else known.push(text);
      bytes += text.length + 3;
      this.time = Math.min(this.time + this.random.below(2 * step + 1), written - 2000);
      this.spent += this.isByBytes ? text.length + 3 : 1;
      if (this.spent + (this.isByBytes ? FRAME_BYTES : 0) >= quota) break;
    }
    if (this.isByBytes) this.spent += FRAME_BYTES;
    const time = recordTimeText(written, this.random);
    return vnetRecord({ time, mac: this.mac, log: HARBOUR, lists: TUPLE_LISTS }, texts);
  }

  private tuple(minute: number): { list: TupleList; text: string } {
    const waiting = this.pending.pop();
    if (waiting !== undefined) return waiting;
    const { random } = this;
    const kind = random.below(100);
    if (kind < 22) {
      const { list, middle } = this.traffic.denied();
      return { list, text: `${this.now()},${middle},0,0,0,0` };
    }
    if (kind < 24) return this.probe();
    const late = kind < 50 ? this.due[minute]!.pop() : undefined;
    if (late !== undefined) return this.goOn(late, minute);
    const isCrowded = this.soon.length - this.soonAt > SOON;
    return isCrowded && random.chance(0.5) ? this.endNext() : this.begin(minute);
  }

  private now(): number {
    return Math.floor(this.time);
  }

  private begin(minute: number): { list: TupleList; text: string } {
    const flow = this.traffic.begin();
    if (flow.continues === 0) this.soon.push(flow);
    else this.due[minute + 1 + this.random.below(TICK_MINUTES)]!.push(flow);
    return { list: flow.list, text: `${this.now()},${flow.head},B,${flow.encryption},0,0,0,0` };
  }

  private goOn(flow: LiveFlow, minute: number): { list: TupleList; text: string } {
    if (flow.continues-- === 0) return this.counted(flow, 'E');
    this.due[minute + TICK_MINUTES]!.push(flow);
    return this.counted(flow, 'C');
  }

  private endNext(): { list: TupleList; text: string } {
    const flow = this.soon[this.soonAt++]!;
    if (this.soonAt > 4096) {
      this.soon = this.soon.slice(this.soonAt);
      this.soonAt = 0;
    }
    return this.counted(flow, 'E');
  }

  private probe(): { list: TupleList; text: string } {
    const flow = this.traffic.probe();
    const text = `${this.now()},${flow.head},B,${flow.encryption},0,0,0,0`;
    this.pending.push({ list: flow.list, text });
    return this.counted(flow, 'E');
  }

  private counted(flow: LiveFlow, state: 'C' | 'E'): { list: TupleList; text: string } {
    const sent = flow.unanswered ? 1 : this.packets();
    const received = flow.unanswered ? 0 : this.packets();
    const counters = `${sent},${this.bytesOf(sent)},${received},${this.bytesOf(received)}`;
    const text = `${this.now()},${flow.head},${state},${flow.encryption},${counters}`;
    return { list: flow.list, text };
  }

  /** Mostly a handful, sometimes a download. */
  private packets(): number {
    const bits = this.random.next();
    const size = bits >>> 24;
    if (size < 160) return 1 + (bits & 15);
    if (size < 240) return 1 + (bits & 255);
    return size < 255 ? bits & 8191 : bits & 0xfffff;
  }

  private bytesOf(packets: number): number {
    return packets * (54 + this.random.below(packets > 16 ? 1400 : 500));
  }
}
