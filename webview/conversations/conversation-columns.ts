import type { ColDef } from 'ag-grid-community';
import type { ConversationColumn, ConversationRow } from '../../src/protocol/conversations.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import { type Cell, plain, renderer } from '../grid/cell-renderer.ts';
import { addressCell, directionCell, macCell, protocolCell } from '../grid/cells.ts';
import {
  bytesCell,
  durationCell,
  flagsCell,
  rateCell,
  startCell,
  sumCell,
  tuplesCell,
} from './conversation-cells.ts';

/** A column, by its name in a sort; what has no such name cannot be sorted by. */
interface Look {
  readonly name: ConversationColumn | 'Rate';
  readonly heading: string;
  readonly says: string;
  readonly width: number;
  readonly cell: Cell<ConversationRow>;
  readonly classes?: readonly string[];
}

/** What all tuples of a conversation share is read from its first. */
const shared =
  (cell: Cell<PageRow>): Cell<ConversationRow> =>
  ({ first }) =>
    cell(first);

const sharedValue = (value: (row: PageRow) => string | number) => shared(plain(value));

const MONO = ['mono'];
const NUMBER = ['mono', 'end'];

const LOOKS: readonly Look[] = [
  look('Start', 'Start (UTC)', 'Time of its earliest tuple, UTC.', 190, startCell, MONO),
  look('Duration', 'Duration', 'From its earliest to its latest tuple.', 100, durationCell),
  look('SrcIp', 'Source', 'Address that opened the flow.', 190, shared(addressCell('srcIp')), MONO),
  look(
    'SrcPort',
    'Port',
    'Source port.',
    70,
    sharedValue((row) => row.srcPort),
    NUMBER,
  ),
  look(
    'DestIp',
    'Destination',
    'Address that the flow was opened to.',
    190,
    shared(addressCell('destIp')),
    MONO,
  ),
  look(
    'DestPort',
    'Port',
    'Destination port.',
    70,
    sharedValue((row) => row.destPort),
    NUMBER,
  ),
  look('L4Protocol', 'Proto', 'Protocol.', 72, shared(protocolCell)),
  look('FlowDirection', 'Dir', 'Direction, as the NIC sees it.', 56, shared(directionCell)),
  look('Bytes', 'Bytes', 'Bytes both ways.', 124, bytesCell, NUMBER),
  look(
    'BytesSrcToDest',
    'Bytes →',
    'Bytes, source to destination.',
    120,
    sumCell('bytesSrcToDest'),
    NUMBER,
  ),
  look(
    'BytesDestToSrc',
    'Bytes ←',
    'Bytes, destination to source.',
    120,
    sumCell('bytesDestToSrc'),
    NUMBER,
  ),
  look(
    'PacketsSrcToDest',
    'Packets →',
    'Packets, source to destination.',
    96,
    sumCell('packetsSrcToDest'),
    NUMBER,
  ),
  look(
    'PacketsDestToSrc',
    'Packets ←',
    'Packets, destination to source.',
    96,
    sumCell('packetsDestToSrc'),
    NUMBER,
  ),
  look('Rate', 'Rate', 'Bytes both ways over the duration.', 104, rateCell, ['end']),
  look('Tuples', 'Tuples', 'How many tuples it has.', 72, tuplesCell, NUMBER),
  look(
    'Flags',
    'Remarks',
    'What of it is not in this log, and whether anybody answered.',
    190,
    flagsCell,
  ),
  look('MacAddress', 'NIC', 'MAC address of the NIC that saw it.', 260, shared(macCell), MONO),
  look(
    'AclRule',
    'Rule',
    'Rule that allowed it, as logged.',
    290,
    sharedValue((row) => row.rule),
  ),
];

function look(
  name: Look['name'],
  heading: string,
  says: string,
  width: number,
  cell: Cell<ConversationRow>,
  classes: readonly string[] = [],
): Look {
  return { name, heading, says, width, cell, classes };
}

/** The names by which conversations can be sorted here. */
export const SORTABLE: readonly ConversationColumn[] = LOOKS.flatMap(({ name }) =>
  name === 'Rate' ? [] : [name],
);

/** The columns of the conversations, sorted by their start where nothing else is kept. */
export function conversationColumns(): ColDef<ConversationRow>[] {
  return LOOKS.map(({ name, heading, says, width, cell, classes = [] }) => ({
    colId: name,
    headerName: heading,
    headerTooltip: says,
    width,
    sortable: name !== 'Rate',
    ...(name === 'Start' ? { initialSort: 'asc' as const } : {}),
    headerClass: classes.includes('end') ? 'end' : '',
    cellClass: [...classes],
    cellRenderer: renderer(cell),
  }));
}
