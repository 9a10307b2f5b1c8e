import { isRecordKey } from '../../core/format/record-keys.ts';
import { keyHover } from './key-hover.ts';
import { pairAt } from './pair-at.ts';
import { surroundingsOf } from './surroundings.ts';
import { textAfter, textBefore, type TextLines, type TextPlace } from './text-lines.ts';
import { type TupleAt, tupleAt } from './tuple-at.ts';
import { type Clock, tupleHover } from './tuple-hover.ts';

/** What is to be said at a place, and of what: `end` is behind it, both in the place's line. */
export interface HoverAt {
  readonly start: number;
  readonly end: number;
  readonly markdown: string;
}

/** `time`, `rule` and the like stand in many documents: these words only in flow logs. */
const FLOW_LOG =
  /"(?:flowTuples|flowRecords|flowGroups|flowLogVersion|flowLogGUID)"|FlowLogFlowEvent|NetworkSecurityGroupFlowEvent/;

const EVIDENCE_REACH = 16_384;

/**
 * What the tuple field or the key at a place says; `undefined` where there is neither. Only the
 * text around the place is read, so that it costs the same in a document of any size, and works in
 * one that is broken.
 */
export function hoverAt(lines: TextLines, place: TextPlace, clock: Clock): HoverAt | undefined {
  const tuple = tupleAt(lines, place);
  if (tuple !== undefined) {
    const { start, end } = tuple.fields[tuple.index]!;
    return { start, end, markdown: tupleHover(tuple, clock) };
  }
  return keyAt(lines, place, clock);
}

/** The addresses of the tuple at a place; none where there is none. */
export function addressesAt(lines: TextLines, place: TextPlace): readonly string[] {
  const { srcIp = '', destIp = '' }: Partial<TupleAt['tuple']['row']> =
    tupleAt(lines, place)?.tuple.row ?? {};
  return [srcIp, destIp].filter((address) => address !== '');
}

function keyAt(lines: TextLines, place: TextPlace, clock: Clock): HoverAt | undefined {
  const pair = pairAt(lines.lineAt(place.line), place.character);
  if (pair === undefined || !isRecordKey(pair.key)) return undefined;
  if (!isFlowLogAround(lines, place)) return undefined;
  const { key, value, start, end, keyStart } = pair;
  const around = () => surroundingsOf(lines, { line: place.line, character: keyStart });
  return { start, end, markdown: keyHover({ key, value }, around, clock) };
}

/** Whether a place stands near what only flow logs hold. */
export function isFlowLogAround(lines: TextLines, place: TextPlace): boolean {
  return (
    FLOW_LOG.test(textAfter(lines, place, EVIDENCE_REACH)) ||
    FLOW_LOG.test(textBefore(lines, place, EVIDENCE_REACH))
  );
}
