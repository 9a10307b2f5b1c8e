import { clock, dateAndClock, isSameDay } from '../../src/core/format/clock.ts';
import { formatBytes, formatCount, formatCounted } from '../../src/core/format/numbers.ts';
import { formatUtc } from '../../src/core/format/time.ts';
import type { Dimension, TopAnswer, TopLine } from '../../src/protocol/charts.ts';
import { element } from '../ui/dom.ts';
import { chartTable, nameCell, numberCell, type TableHead } from './chart-table.ts';
import { DIMENSION_WORDS } from './dimensions.ts';
import { type GroupName, groupName } from './group-names.ts';

/** What every line has, the others' too. */
type Sums = Pick<TopLine, 'tuples' | 'packets' | 'bytes' | 'allowed' | 'denied'>;

const HEADS: readonly TableHead[] = [
  { label: 'Tuples', isNumber: true },
  { label: 'Packets', isNumber: true, title: 'Both ways' },
  { label: 'Bytes', isNumber: true, title: 'Both ways' },
  { label: 'Allowed', isNumber: true, title: 'Tuples' },
  { label: '⊘ Denied', isNumber: true, title: 'Tuples' },
  { label: 'Peers', isNumber: true, title: 'Different addresses that it has to do with' },
  { label: 'First (UTC)', isNumber: true, title: 'Time of the first tuple' },
  { label: 'Last (UTC)', isNumber: true, title: 'Time of the last tuple' },
];

/** What the table needs beside its figures. */
export interface TopTableSetup {
  readonly dimension: Dimension;
  /** Stands beside the rows, as high as all of them. */
  readonly bars: HTMLElement;
  readonly onPick: (line: TopLine) => void;
}

/** The largest groups as a table: who, how much, allowed or denied, since when. */
export function topTable({ top, others }: TopAnswer, setup: TopTableSetup): HTMLTableElement {
  const { dimension, bars, onPick } = setup;
  const times = top.flatMap(({ firstSeen, lastSeen }) => [firstSeen, lastSeen]);
  const isOneDay = times.every((time) => isSameDay(time, times[0]!));
  const rows = top.map((line) => {
    const name = groupName(dimension, line.row);
    return row(name, line, isOneDay, () => onPick(line));
  });
  const span = element('td', { rowspan: String(rows.length), class: 'bars' }, [bars]);
  rows[0]?.children[0]?.after(span);
  const heads = [{ label: DIMENSION_WORDS[dimension] }, { label: '' }, ...HEADS];
  const foot = others.groups === 0 ? [] : [othersRow(others)];
  return chartTable(`Top: ${DIMENSION_WORDS[dimension]}`, heads, rows, foot);
}

function row(name: GroupName, line: TopLine, isOneDay: boolean, onPick: () => void) {
  const made = element('tr', line.denied > 0 && line.allowed === 0 ? { class: 'denied-line' } : {});
  made.append(
    nameCell(name.text, name.beside, name.title, onPick),
    ...sumCells(line),
    numberCell(formatCount(line.peers)),
    timeCell(line.firstSeen, isOneDay),
    timeCell(line.lastSeen, isOneDay),
  );
  return made;
}

function othersRow(others: TopAnswer['others']): HTMLTableRowElement {
  const words = formatCounted(others.groups, 'other');
  const blank = ['', '', ''].map((text) => numberCell(text));
  return element('tr', { class: 'others' }, [
    nameCell(words, '', 'Smaller ones together'),
    element('td', {}),
    ...sumCells(others),
    ...blank,
  ]);
}

function sumCells({ tuples, packets, bytes, allowed, denied }: Sums): HTMLElement[] {
  const deniedCell = numberCell(formatCount(denied));
  if (denied > 0) deniedCell.classList.add('denied');
  return [
    numberCell(formatCount(tuples)),
    numberCell(counted(packets)),
    numberCell(bytes === 0 ? '' : formatBytes(bytes), formatCounted(bytes, 'byte')),
    numberCell(formatCount(allowed)),
    deniedCell,
  ];
}

/** Blank where nothing was counted: most such rows carry no counters. */
function counted(count: number): string {
  return count === 0 ? '' : formatCount(count);
}

function timeCell(time: number, isOneDay: boolean): HTMLElement {
  return numberCell((isOneDay ? clock : dateAndClock)(time), `${formatUtc(time)} UTC`);
}
