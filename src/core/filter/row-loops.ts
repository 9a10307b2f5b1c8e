import { UNKNOWN, type Verdicts } from './verdicts.ts';

// The same few loops stand here once for each width of number: an engine compiles a loop that
// meets one kind of typed array to twice the speed of one that meets several.

/** The code of each row's byte, where all 256 are known. */
export function lookUpBytes(
  codes: Uint8Array,
  ids: Uint8Array,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  for (let at = start; at < end; at++) hits[at] = codes[ids[at]!]!;
}

/** The code of each row's port, where all 65,536 are known. */
export function lookUpPorts(
  codes: Uint8Array,
  ports: Uint16Array,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  for (let at = start; at < end; at++) hits[at] = codes[ports[at]!]!;
}

/** The code of each row's 16-bit number, sought where it is not known yet. */
export function lookUpShorts(
  verdicts: Verdicts,
  ids: Uint16Array,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  const { codes } = verdicts;
  for (let at = start; at < end; at++) {
    const code = codes[ids[at]!]!;
    hits[at] = code === UNKNOWN ? verdicts.decide(ids[at]!) : code;
  }
}

/** The code of each row's 32-bit number, sought where it is not known yet. */
export function lookUpInts(
  verdicts: Verdicts,
  ids: Uint32Array,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  const { codes } = verdicts;
  for (let at = start; at < end; at++) {
    const code = codes[ids[at]!]!;
    hits[at] = code === UNKNOWN ? verdicts.decide(ids[at]!) : code;
  }
}

/** An interval, ends included, and what to write inside and outside of it. */
export interface Interval {
  readonly low: number;
  readonly high: number;
  readonly inside: number;
  readonly outside: number;
}

/** Whether each row's 32-bit number lies in the interval. */
export function compareInts(
  values: Uint32Array,
  { low, high, inside, outside }: Interval,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  for (let at = start; at < end; at++) {
    const value = values[at]!;
    hits[at] = value >= low && value <= high ? inside : outside;
  }
}

/** Whether each row's number lies in the interval. */
export function compareNumbers(
  values: Float64Array,
  { low, high, inside, outside }: Interval,
  start: number,
  end: number,
  hits: Uint8Array,
): void {
  for (let at = start; at < end; at++) {
    const value = values[at]!;
    hits[at] = value >= low && value <= high ? inside : outside;
  }
}
