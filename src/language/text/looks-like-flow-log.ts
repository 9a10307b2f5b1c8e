import type { TextLines } from './text-lines.ts';

/** How much of a text tells whether it is a flow log: any record has such a key before that. */
const LOOKED_AT = 8192;

/** No pretty-printed record has its first own key further down. */
const MOST_LINES = 200;

/** Keys and values that only flow logs have; of both kinds, in whatever order. */
const SIGNS =
  /"(?:flowRecords|flowTuples|flowGroups|flowLogVersion|flowLogGUID|flowLogResourceID|FlowLogFlowEvent|NetworkSecurityGroupFlowEvents?)"/;

/** Whether a text may be a flow log, by its beginning alone: a matter of microseconds. */
export function looksLikeFlowLog(lines: TextLines): boolean {
  const count = Math.min(lines.lineCount, MOST_LINES);
  let room = LOOKED_AT;
  for (let index = 0; index < count && room > 0; index++) {
    const line = lines.lineAt(index).slice(0, room);
    if (SIGNS.test(line)) return true;
    room -= line.length + 1;
  }
  return false;
}
