import { selectConversations } from '../core/flows/conversation-rows.ts';
import {
  BEGINS_BEFORE,
  type Conversations,
  FLOW_COLUMNS,
  NOT_ENDED,
  UNANSWERED,
} from '../core/flows/conversations.ts';
import { exportValue, isoTime, type RowValue } from '../core/format/row-values.ts';
import type { Cancellation } from '../protocol/platform.ts';
import type { ExportList } from './export-rows.ts';
import { runInSlices } from './run-steps.ts';
import type { View } from './view.ts';

type Own = (all: Conversations, index: number) => RowValue;

const OWN: readonly (readonly [string, Own])[] = [
  ['Start', ({ start }, index) => isoTime(start[index]!)],
  ['End', ({ end }, index) => isoTime(end[index]!)],
  ['DurationMs', ({ start, end }, index) => end[index]! - start[index]!],
  ['Tuples', ({ rows }, index) => rows[index]!],
  ['Continues', ({ continues }, index) => continues[index]!],
  ['BytesSrcToDest', counted('bytesSrcToDest')],
  ['BytesDestToSrc', counted('bytesDestToSrc')],
  ['PacketsSrcToDest', counted('packetsSrcToDest')],
  ['PacketsDestToSrc', counted('packetsDestToSrc')],
  ['BeginsBefore', ({ flags }, index) => (flags[index]! & BEGINS_BEFORE) !== 0],
  ['NotEnded', ({ flags }, index) => (flags[index]! & NOT_ENDED) !== 0],
  ['Unanswered', ({ flags }, index) => (flags[index]! & UNANSWERED) !== 0],
];

/** Nothing was counted, which is not the same as 0. */
function counted(
  counter: 'packetsSrcToDest' | 'bytesSrcToDest' | 'packetsDestToSrc' | 'bytesDestToSrc',
): Own {
  return (all, index) => (all.hasStatistics[index] === 1 ? all[counter][index]! : null);
}

/** The conversations that have a row in the view, in the order of their first tuples. */
export async function exportConversations(view: View, signal: Cancellation): Promise<ExportList> {
  const { ids } = view;
  const all = await view.session.flows.stitched(signal);
  return {
    columns: [...OWN.map(([name]) => name), ...FLOW_COLUMNS],
    ids: await runInSlices(selectConversations(all, ids), signal),
    values: (index) => {
      const first = view.table.row(all.firstRow[index]!);
      return [
        ...OWN.map(([, value]) => value(all, index)),
        ...FLOW_COLUMNS.map((column) => exportValue(first, column)),
      ];
    },
  };
}
