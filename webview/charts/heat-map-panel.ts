import './charts.css';
import { formatCount } from '../../src/core/format/numbers.ts';
import type { Booking, HeatMapAnswer, Measure } from '../../src/protocol/charts.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { exactAmount, MEASURE_WORDS, nothingWords } from './amounts.ts';
import { Asking } from './asking.ts';
import { edgesOf } from './bucket-cursor.ts';
import { chartTable, nameCell, numberCell } from './chart-table.ts';
import { Choice, keptChoice } from './choice.ts';
import { spanWords } from './clock.ts';
import { HeatMapPlot } from './heat-map-plot.ts';
import { heatSteps, STRENGTHS, stepWords } from './heat-scale.ts';
import {
  cellAmount,
  type HeatCell,
  lineName,
  narrowedToCell,
  outsideAmount,
  rankedCells,
} from './heat-words.ts';
import { PictureOrTable } from './picture-or-table.ts';
import { BOOKING_REASON, BOOKING_WORDS } from './stacks.ts';
import { onThemeChange } from './theme.ts';

const NAME = 'heat';

/** Ports with a line of their own. */
const LIMIT = 20;

/** Lines of the table: whoever wants the rest narrows the filter. */
const MOST_CELLS = 200;

interface HeatChoices {
  readonly measure: Measure;
  readonly booking: Booking;
  readonly shown: 'picture' | 'table';
}

/** The tab that shows when which destination port was busy. */
export class HeatMapPanel implements Panel {
  readonly root = element('div', { class: 'panel chart-panel' });
  private readonly context: PanelContext;
  private readonly asking: Asking<HeatMapAnswer>;
  private readonly measure: Choice<Measure>;
  private readonly booking: Choice<Booking>;
  private readonly legend = element('div', { class: 'legend' });
  private readonly words = element('p', { class: 'chart-words' });
  private readonly plot: HeatMapPlot;
  private readonly views: PictureOrTable;
  private answer: HeatMapAnswer | undefined;
  private choices: HeatChoices;

  constructor(context: PanelContext) {
    this.context = context;
    const kept = context.kept(NAME);
    this.choices = {
      measure: keptChoice(kept, 'measure', MEASURE_WORDS),
      booking: keptChoice(kept, 'booking', BOOKING_WORDS),
      shown: keptChoice(kept, 'shown', { picture: '', table: '' }),
    };
    this.measure = new Choice('Measure', MEASURE_WORDS, (measure) => this.choose({ measure }));
    this.booking = new Choice(
      'Counters',
      BOOKING_WORDS,
      (booking) => this.choose({ booking }),
      BOOKING_REASON,
    );
    this.plot = new HeatMapPlot((cell) => this.pick(cell));
    this.views = new PictureOrTable(this.plot.root, this.choices.shown === 'table', (isTable) =>
      this.keep({ shown: isTable ? 'table' : 'picture' }),
    );
    this.asking = new Asking(
      (signal) => context.view.ask('heatMap', this.question(), { signal }),
      (answer) => this.show(answer),
      () => (this.views.root.hidden = this.words.hidden = true),
    );
    this.root.append(this.head(), this.asking.root, this.words, this.views.root);
    this.showChoices();
    onThemeChange(() => this.plot.update());
  }

  refresh(): void {
    this.asking.again();
  }

  private head(): HTMLElement {
    return element('div', { class: 'chart-head' }, [
      element('div', {}, [this.measure.root, this.booking.root]),
      element('div', {}, [this.legend, this.views.toggle]),
    ]);
  }

  private question() {
    const { measure, booking } = this.choices;
    return { measure, booking, limit: LIMIT };
  }

  private choose(change: Partial<HeatChoices>): void {
    this.keep(change);
    this.showChoices();
    this.refresh();
  }

  private keep(change: Partial<HeatChoices>): void {
    this.choices = { ...this.choices, ...change };
    this.context.keep(NAME, this.choices);
  }

  private showChoices(): void {
    this.measure.value = this.choices.measure;
    this.booking.value = this.choices.booking;
    this.booking.root.hidden = this.choices.measure === 'tuples';
  }

  private show(answer: HeatMapAnswer): void {
    this.answer = answer;
    const { measure } = this.choices;
    const cells = rankedCells(answer);
    const most = cells[0] === undefined ? 0 : cellAmount(answer, cells[0]);
    this.views.root.hidden = most === 0;
    this.legend.replaceChildren(...legend(most, measure));
    const words = most === 0 ? nothingWords(measure, answer.rows) : this.outsideWords(answer);
    this.words.textContent = words;
    this.words.hidden = words === '';
    if (most === 0) return;
    this.views.setTable(this.table(answer, cells));
    this.plot.show({ answer, measure });
  }

  private outsideWords(answer: HeatMapAnswer): string {
    const outside = outsideAmount(answer);
    const amount = exactAmount(this.choices.measure, outside);
    return outside === 0 ? '' : `Outside of the times shown lie ${amount}.`;
  }

  private table(answer: HeatMapAnswer, cells: readonly HeatCell[]): HTMLTableElement {
    const { measure } = this.choices;
    const rows = cells.slice(0, MOST_CELLS).map((cell) => {
      const name = lineName(answer.lines[cell.line]!);
      const { from, to } = edgesOf(answer, { first: cell.bucket, last: cell.bucket });
      return element('tr', {}, [
        nameCell(name, '', 'Filter by this port and time', () => this.pick(cell)),
        element('td', {}, [spanWords(from, to)]),
        numberCell(exactAmount(measure, cellAmount(answer, cell))),
      ]);
    });
    const left = cells.length - rows.length;
    const more = `${formatCount(left)} smaller ones: narrow the filter to see them`;
    const foot = left === 0 ? [] : [element('tr', {}, [nameCell(more, '', '')])];
    const amount = { label: MEASURE_WORDS[measure], isNumber: true };
    const heads = [{ label: 'Destination port' }, { label: 'Time' }, amount];
    return chartTable('Heat map', heads, rows, foot);
  }

  private pick(cell: HeatCell): void {
    const { filter } = this.context;
    if (this.answer !== undefined) filter.set(narrowedToCell(filter.text, this.answer, cell));
  }
}

/** What each strength of the colour stands for. */
function legend(most: number, measure: Measure): HTMLElement[] {
  const steps = heatSteps(most);
  return stepWords(steps, most, measure).map((words, step) => {
    const strength = STRENGTHS.length - steps.length + step;
    const swatch = element('span', {
      class: 'swatch',
      'data-colour': 'blue',
      'data-step': String(strength),
      'aria-hidden': 'true',
    });
    return element('span', { class: 'legend-item' }, [swatch, words]);
  });
}
