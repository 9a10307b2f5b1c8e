import { isSameDay } from '../../src/core/format/clock.ts';
import { FLOW_STATES, shownState } from '../../src/core/format/flow-state.ts';
import { formatCount } from '../../src/core/format/numbers.ts';
import { formatUtc } from '../../src/core/format/time.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import { element, span } from '../ui/dom.ts';
import { namedLink } from './parts.ts';

const HEADINGS = ['Time (UTC)', 'State', 'Bytes →', 'Bytes ←'];

/** The tuples of a conversation in file order; `all` may be more than are given. */
export function tupleTable(
  rows: readonly PageRow[],
  all: number,
  shown: number,
  onShow: (row: number) => void,
): HTMLElement {
  const head = element(
    'tr',
    {},
    HEADINGS.map((heading) => element('th', { scope: 'col' }, [heading])),
  );
  const isOneDay = rows.every(({ time }) => isSameDay(time, rows[0]!.time));
  const timeOf = ({ time }: PageRow) => formatUtc(time).slice(isOneDay ? 11 : 0);
  const body = rows.map((row) => tableRow(row, timeOf(row), row.id === shown, onShow));
  const table = element('table', { 'aria-label': 'Tuples of this conversation' }, [
    element('thead', {}, [head]),
    element('tbody', {}, body),
  ]);
  const parts: HTMLElement[] = [element('div', { class: 'tuples' }, [table])];
  if (all > rows.length) {
    const words = `The first ${formatCount(rows.length)} of ${formatCount(all)} tuples.`;
    parts.push(element('p', { class: 'dim' }, [words]));
  }
  return element('div', {}, parts);
}

function tableRow(
  row: PageRow,
  time: string,
  isShown: boolean,
  onShow: (row: number) => void,
): HTMLElement {
  const button = namedLink(time, `Show the tuple of ${time}`, () => onShow(row.id));
  const state = shownState(row.state, row.denied);
  return element('tr', isShown ? { 'aria-current': 'true' } : {}, [
    element('td', { class: 'mono' }, [button]),
    element('td', {}, [`${FLOW_STATES[state].word} `, span('code', row.state)]),
    counted(row, row.bytesSrcToDest),
    counted(row, row.bytesDestToSrc),
  ]);
}

/** Blank, not 0, where nothing was counted. */
function counted({ hasStatistics }: PageRow, bytes: number): HTMLElement {
  return element('td', { class: 'mono end' }, [hasStatistics ? formatCount(bytes) : '']);
}
