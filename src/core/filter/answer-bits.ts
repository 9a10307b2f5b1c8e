/** One answer a byte, or four answers a word: the operations below are the same for both. */
type Answers = Uint8Array | Uint32Array;

/** The lowest bit of each of the four bytes of a word. */
const ONES = 0x01010101;

/** `hits` become what both are: the lowest bits of each. */
export function intersect(hits: Uint8Array, more: Uint8Array, start: number, end: number): void {
  inPairs(hits, more, start, end, (into, from) => {
    for (let at = 0; at < into.length; at++) into[at]! &= from[at]! & ONES;
  });
}

/** `hits` become what either is. */
export function unite(hits: Uint8Array, more: Uint8Array, start: number, end: number): void {
  inPairs(hits, more, start, end, (into, from) => {
    for (let at = 0; at < into.length; at++) into[at]! |= from[at]!;
  });
}

/** `TRUE` and `FALSE` are exchanged, `NULL` stays. */
export function invert(hits: Uint8Array, start: number, end: number): void {
  each(hits, start, end, (part) => {
    for (let at = 0; at < part.length; at++) {
      const answers = part[at]!;
      part[at] = (answers ^ ONES) & ~((answers >>> 1) & ONES);
    }
  });
}

/** `NULL` becomes `FALSE`, which is how `where` takes it. */
export function withoutNull(hits: Uint8Array, start: number, end: number): void {
  each(hits, start, end, (part) => {
    for (let at = 0; at < part.length; at++) part[at]! &= ONES;
  });
}

/** `NULL` becomes `TRUE`, and everything else `FALSE`. */
export function onlyNull(hits: Uint8Array, start: number, end: number): void {
  each(hits, start, end, (part) => {
    for (let at = 0; at < part.length; at++) part[at] = (part[at]! >>> 1) & ONES;
  });
}

function each(bytes: Uint8Array, start: number, end: number, work: (part: Answers) => void): void {
  const { from, to } = wholeWords(bytes, start, end);
  if (to > from) work(words(bytes, from, to));
  if (from > start) work(bytes.subarray(start, from));
  if (end > to) work(bytes.subarray(to, end));
}

function inPairs(
  bytes: Uint8Array,
  others: Uint8Array,
  start: number,
  end: number,
  work: (part: Answers, other: Answers) => void,
): void {
  const { from, to } = wholeWords(bytes, start, end);
  if (to > from) work(words(bytes, from, to), words(others, from, to));
  if (from > start) work(bytes.subarray(start, from), others.subarray(start, from));
  if (end > to) work(bytes.subarray(to, end), others.subarray(to, end));
}

/** The stretch between `start` and `end` that words cover; `others` are aligned by nature. */
function wholeWords(bytes: Uint8Array, start: number, end: number): { from: number; to: number } {
  if (bytes.byteOffset % 4 !== 0) return { from: start, to: start };
  const from = Math.min(end, Math.ceil(start / 4) * 4);
  return { from, to: Math.max(from, Math.floor(end / 4) * 4) };
}

function words(bytes: Uint8Array, from: number, to: number): Uint32Array {
  return new Uint32Array(bytes.buffer, bytes.byteOffset + from, (to - from) / 4);
}
