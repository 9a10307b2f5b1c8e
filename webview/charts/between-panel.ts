import './charts.css';
import './between.css';
import type { BetweenAnswer, Booking, Measure } from '../../src/protocol/charts.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { MEASURE_WORDS, nothingWords } from './amounts.ts';
import { Asking } from './asking.ts';
import { matrixTable, seriesTable } from './between-table.ts';
import { cellTerms } from './between-words.ts';
import { Choice, keptChoice } from './choice.ts';
import { widthWords } from './clock.ts';
import { narrowTo } from './narrow-to.ts';
import { BOOKING_REASON, BOOKING_WORDS } from './stacks.ts';

const NAME = 'between';

interface BetweenChoices {
  readonly sources: string;
  readonly destinations: string;
  readonly measure: Measure;
  readonly booking: Booking;
}

/** The tab that shows what went between groups, names and ranges of addresses. */
export class BetweenPanel implements Panel {
  readonly root = element('div', { class: 'panel chart-panel' });
  private readonly context: PanelContext;
  private readonly asking: Asking<BetweenAnswer>;
  private readonly words = element('p', { class: 'chart-words' });
  private readonly tables = element('div', { class: 'chart-scroll' });
  private readonly booking: Choice<Booking>;
  private choices: BetweenChoices;

  constructor(context: PanelContext) {
    this.context = context;
    const kept = context.kept(NAME);
    this.choices = {
      sources: keptText(kept, 'sources'),
      destinations: keptText(kept, 'destinations'),
      measure: keptChoice(kept, 'measure', MEASURE_WORDS),
      booking: keptChoice(kept, 'booking', BOOKING_WORDS),
    };
    const measure = new Choice('Measure', MEASURE_WORDS, (chosen) =>
      this.choose({ measure: chosen }),
    );
    measure.value = this.choices.measure;
    this.booking = new Choice(
      'Counters',
      BOOKING_WORDS,
      (booking) => this.choose({ booking }),
      BOOKING_REASON,
    );
    this.booking.value = this.choices.booking;
    this.asking = new Asking(
      (signal) => context.view.ask('between', this.choices, { signal }),
      (answer) => this.show(answer),
      () => (this.tables.hidden = this.words.hidden = true),
    );
    const inputs = [
      this.input('From', 'sources', 'groups, names, CIDRs; empty: all groups'),
      this.input('To', 'destinations', 'empty: the same'),
    ];
    const head = element('div', { class: 'chart-head' }, [
      element('div', {}, [...inputs, measure.root, this.booking.root]),
    ]);
    this.root.append(head, this.asking.root, this.words, this.tables);
    this.showChoices();
  }

  refresh(): void {
    this.asking.again();
  }

  private choose(change: Partial<BetweenChoices>): void {
    this.choices = { ...this.choices, ...change };
    this.context.keep(NAME, this.choices);
    this.showChoices();
    this.refresh();
  }

  private showChoices(): void {
    this.booking.root.hidden = this.choices.measure === 'tuples';
  }

  private input(label: string, name: 'sources' | 'destinations', placeholder: string) {
    const id = `between-${name}`;
    const value = this.choices[name];
    const box = element('input', { id, type: 'text', placeholder, value, spellcheck: 'false' });
    box.addEventListener('change', () => this.choose({ [name]: box.value }));
    return element('span', { class: 'choice' }, [element('label', { for: id }, [label]), box]);
  }

  private show(answer: BetweenAnswer): void {
    const { measure } = this.choices;
    const isUnnamed = answer.sources.length === 0;
    const isEmpty = answer.cells.length === 0;
    this.words.hidden = false;
    this.words.textContent = isEmpty
      ? nothingWords(measure, answer.rows)
      : isUnnamed
        ? 'No address has a group yet. Write CIDRs above, or name groups in a names file.'
        : barWords(answer);
    this.tables.hidden = isEmpty;
    const pick = (cell: BetweenAnswer['cells'][number]) =>
      narrowTo(this.context.filter, cellTerms(answer, cell));
    this.tables.replaceChildren(
      matrixTable(answer, measure, pick),
      seriesTable(answer, measure, pick),
    );
  }
}

function barWords({ bucket, cells }: BetweenAnswer): string {
  const isDenied = cells.some(({ deniedValues }) => deniedValues.some((value) => value > 0));
  const ways = isDenied ? ', upward allowed and downward denied' : '';
  return `Each bar is ${widthWords(bucket)}${ways}. A click on a figure filters by its two ends.`;
}

function keptText(kept: unknown, name: string): string {
  const text = (kept as Readonly<Record<string, unknown>> | null | undefined)?.[name];
  return typeof text === 'string' ? text : '';
}
