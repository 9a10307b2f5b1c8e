import { parseIpv4, parseIpv6 } from '../../core/format/address.ts';
import type { TupleShape } from '../../core/format/tuple-fields.ts';
import { isFault, checkTuple } from '../scan/check-tuple.ts';
import { eventLoop } from '../scan/scan-text.ts';

/** A tuple that was found in a text, and what it is. */
export interface FoundTuple {
  readonly shape: TupleShape;
  readonly text: string;
}

/** What stands together in a text; none of what parts it stands in a tuple. */
const RUN = /[^\s"'`“”‘’<>()[\]{}\\;|&*]+/g;

/** A time, and what a person may have written right before it. */
const TIME = /(?:^|\D)(\d{9,16})$/;

/** What ends a sentence. */
const STOP = /[.:!?…]+$/;

const SHAPES: readonly (readonly [TupleShape, number])[] = [
  ['vnet', 13],
  ['nsg2', 13],
  ['nsg1', 8],
];

const LONGEST_TUPLE = 13;
const RUNS_A_TURN = 2000;

/**
 * Finds the tuples in any text: of a ticket, a chat, a piece of JSON. What begins like one and is
 * none comes as it stands, to be counted as such. Takes time in proportion to the text.
 */
export async function findTuples(text: string): Promise<readonly FoundTuple[]> {
  const found: FoundTuple[] = [];
  let runs = 0;
  for (const [run] of text.matchAll(RUN)) {
    if (++runs % RUNS_A_TURN === 0) await eventLoop.turn();
    if (run.includes(',')) found.push(...tuplesInRun(run.split(',')));
  }
  return found;
}

function tuplesInRun(fields: readonly string[]): FoundTuple[] {
  const found: FoundTuple[] = [];
  for (let at = 0; at < fields.length; at++) {
    const tuple = tupleAt(fields, at);
    if (tuple === undefined) continue;
    found.push(tuple.found);
    at += tuple.count - 1;
  }
  return found;
}

function tupleAt(fields: readonly string[], at: number) {
  const time = TIME.exec(fields[at]!.slice(-17))?.[1];
  if (time === undefined || !isAddress(fields[at + 1])) return undefined;
  for (const [shape, count] of SHAPES) {
    const text = tupleText(time, fields.slice(at + 1, at + count));
    if (!isCutShort(fields, at, count) && !isFault(checkTuple(text, shape))) {
      return { found: { shape, text }, count };
    }
  }
  const rest = untilNext(fields.slice(at + 1, at + LONGEST_TUPLE));
  return { found: { shape: 'vnet' as const, text: tupleText(time, rest) }, count: rest.length + 1 };
}

/** A malformed tuple ends at the latest where another begins. */
function untilNext(fields: readonly string[]): readonly string[] {
  const next = fields.findIndex(
    (field, at) => TIME.test(field.slice(-17)) && isAddress(fields[at + 1]),
  );
  return next < 0 ? fields : fields.slice(0, next);
}

/** NSG tuples of version 2 that lack their end would else be taken for those of version 1. */
function isCutShort(fields: readonly string[], at: number, count: number): boolean {
  return count === 8 && /^[BCE]$/.test(fields[at + count] ?? '');
}

function tupleText(time: string, rest: readonly string[]): string {
  return [time, ...rest].join(',').replace(STOP, '');
}

function isAddress(text: string | undefined): boolean {
  return text !== undefined && (parseIpv4(text) ?? parseIpv6(text)) !== undefined;
}
