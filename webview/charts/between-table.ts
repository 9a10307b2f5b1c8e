import { visible } from '../../src/core/filter/language.ts';
import type { BetweenAnswer, Measure } from '../../src/protocol/charts.ts';
import { element } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';
import { cellAmount, cellTitle, cellWords, endName } from './between-words.ts';
import { chartTable, nameCell, numberCell } from './chart-table.ts';
import { spark, sparkScale } from './spark.ts';

type Cell = BetweenAnswer['cells'][number];
type Pick = (cell: Cell) => void;

/** Lines over time: the largest. */
const MOST_LINES = 20;

/** Sources down, destinations across; what nothing goes to or comes from is left out. */
export function matrixTable(answer: BetweenAnswer, measure: Measure, pick: Pick): HTMLElement {
  const { sources, destinations, cells } = answer;
  const down = ends(cells.map(({ source }) => source));
  const across = ends(cells.map(({ destination }) => destination));
  const heads = across.map((place) => ({
    label: visible(endName(destinations, place)),
    isNumber: true,
  }));
  const rows = down.map((source) =>
    element('tr', {}, [
      nameCell(visible(endName(sources, source)), '', ''),
      ...across.map((destination) => {
        const cell = cells.find(
          (each) => each.source === source && each.destination === destination,
        );
        return cell === undefined ? numberCell('') : cellOf(answer, cell, measure, pick);
      }),
    ]),
  );
  return chartTable('Between', [{ label: 'From ↓ to →' }, ...heads], rows);
}

function cellOf(answer: BetweenAnswer, cell: Cell, measure: Measure, pick: Pick): HTMLElement {
  const made = element('td', { class: cell.denied > 0 ? 'end denied-part' : 'end' });
  const words = cellWords(cell, measure);
  const button = linkButton(words === '' ? '–' : words, () => pick(cell));
  button.title = `${visible(pairName(answer, cell))}\n${cellTitle(cell)}`;
  button.setAttribute(
    'aria-label',
    `${visible(pairName(answer, cell))}: ${words || 'not counted'}`,
  );
  made.append(button);
  return made;
}

/** The largest cells over time, each by the same scale. */
export function seriesTable(answer: BetweenAnswer, measure: Measure, pick: Pick): HTMLElement {
  const largest = answer.cells
    .toSorted((a, b) => cellAmount(b, measure) - cellAmount(a, measure))
    .slice(0, MOST_LINES);
  const scale = sparkScale(largest);
  const rows = largest.map((cell) => {
    const name = visible(pairName(answer, cell));
    return element('tr', {}, [
      nameCell(name, '', name, () => pick(cell)),
      element('td', { class: 'spark-cell' }, [spark(cell, scale)]),
      numberCell(cellWords(cell, measure), cellTitle(cell)),
    ]);
  });
  const heads = [
    { label: 'From → to' },
    { label: 'Over time' },
    { label: 'In all', isNumber: true },
  ];
  return chartTable('Between, over time', heads, rows);
}

function pairName({ sources, destinations }: BetweenAnswer, { source, destination }: Cell): string {
  return `${endName(sources, source)} → ${endName(destinations, destination)}`;
}

/** In their order, the others last. */
function ends(places: readonly number[]): number[] {
  const rank = (place: number) => (place < 0 ? Infinity : place);
  return [...new Set(places)].sort((a, b) => rank(a) - rank(b));
}
