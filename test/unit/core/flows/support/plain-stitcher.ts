import type { FlowRow } from '../../../../../src/core/index.ts';

/** A conversation as a list of row ids. */
export interface PlainConversation {
  readonly rows: number[];
}

/** What the plain stitcher finds. */
export interface PlainStitching {
  readonly conversations: readonly PlainConversation[];
  readonly previousTime: readonly number[];
  readonly repeated: readonly number[];
}

interface Tuple {
  readonly id: number;
  readonly row: FlowRow;
  /** Ids of the tuples that repeat it. */
  readonly repeats: number[];
}

/** One tuple, or a `B` and an `E` of one instant. */
type Item = { readonly begin: Tuple; readonly end: Tuple } | Tuple;

const REACH = 32;

/** Stitches the plain way: maps of objects, each flow a list that is looked at as a whole. */
export function stitchPlainly(rows: readonly FlowRow[]): PlainStitching {
  const found = { conversations: [] as PlainConversation[], previous: rows.map(() => NaN) };
  const repeated = rows.map(() => 0);
  for (const ids of flowsOf(rows).values()) {
    const tuples = distinct(ids, rows);
    stitchFlow(itemsOf(tuples), found);
    for (const { id, repeats } of tuples) {
      for (const repeat of repeats) {
        found.previous[repeat] = found.previous[id]!;
        repeated[repeat] = 1;
      }
    }
  }
  const conversations = found.conversations
    .map(({ rows: ids }) => ({ rows: ids.sort((a, b) => a - b) }))
    .sort((a, b) => a.rows[0]! - b.rows[0]!);
  return { conversations, previousTime: found.previous, repeated };
}

function flowsOf(rows: readonly FlowRow[]): Map<string, number[]> {
  const flows = new Map<string, number[]>();
  rows.forEach((row, id) => {
    if (row.denied || row.state === '' || row.state === 'D') return;
    const { srcIp, destIp, srcPort, destPort, protocol, direction, macAddress, aclId, rule } = row;
    const ends = [srcIp, destIp, srcPort, destPort, protocol, direction];
    const key = JSON.stringify([...ends, macAddress, aclId, rule]);
    flows.set(key, [...(flows.get(key) ?? []), id]);
  });
  return flows;
}

function distinct(ids: readonly number[], rows: readonly FlowRow[]): Tuple[] {
  const byId = new Map<number, Tuple>();
  const tuples: Tuple[] = [];
  ids.forEach((id, place) => {
    const original = ids
      .slice(Math.max(0, place - REACH), place)
      .find((earlier) => tupleText(rows[earlier]!) === tupleText(rows[id]!));
    const known = original === undefined ? undefined : byId.get(original);
    const tuple = known ?? { id, row: rows[id]!, repeats: [] };
    byId.set(id, tuple);
    if (known === undefined) tuples.push(tuple);
    else known.repeats.push(id);
  });
  return tuples;
}

function tupleText(row: FlowRow): string {
  const { time, state, encryption, hasStatistics } = row;
  const { packetsSrcToDest, bytesSrcToDest, packetsDestToSrc, bytesDestToSrc } = row;
  const counters = [packetsSrcToDest, bytesSrcToDest, packetsDestToSrc, bytesDestToSrc];
  return JSON.stringify([time, state, encryption, hasStatistics, counters]);
}

function itemsOf(tuples: readonly Tuple[]): Item[] {
  const items: Item[] = [];
  for (let at = 0; at < tuples.length; at++) {
    const [one, two] = [tuples[at]!, tuples[at + 1]];
    const states = `${one.row.state}${two?.row.state ?? ''}`;
    const isPair = (states === 'BE' || states === 'EB') && one.row.time === two!.row.time;
    if (!isPair) items.push(one);
    else {
      items.push(states === 'BE' ? { begin: one, end: two! } : { begin: two!, end: one });
      at++;
    }
  }
  return items;
}

interface Found {
  readonly conversations: PlainConversation[];
  readonly previous: number[];
}

function stitchFlow(items: readonly Item[], found: Found): void {
  let open: PlainConversation | undefined;
  let last = NaN;
  const opened = () => {
    const conversation = { rows: [] };
    found.conversations.push(conversation);
    return conversation;
  };
  const put = (to: PlainConversation, tuple: Tuple, previous: number) => {
    to.rows.push(tuple.id, ...tuple.repeats);
    found.previous[tuple.id] = previous;
  };
  items.forEach((item, index) => {
    if ('begin' in item) {
      const next = items[index + 1];
      const goesOn = next !== undefined && 'row' in next && next.row.state !== 'B';
      const closes = open;
      if (closes !== undefined) put(closes, item.end, last);
      else if (goesOn) put(opened(), item.end, NaN);
      const begun = opened();
      put(begun, item.begin, NaN);
      if (closes === undefined && !goesOn) put(begun, item.end, item.begin.row.time);
      open = closes === undefined && !goesOn ? undefined : begun;
      last = item.begin.row.time;
      return;
    }
    const isFirst = item.row.state === 'B' || open === undefined;
    const into = isFirst ? opened() : open!;
    put(into, item, isFirst ? NaN : last);
    open = item.row.state === 'E' ? undefined : into;
    last = item.row.time;
  });
}
