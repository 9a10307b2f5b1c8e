import './charts.css';
import { withoutTimeBetween, withTimeBetween } from '../../src/core/filter/language.ts';
import type {
  Booking,
  Measure,
  SeriesAnswer,
  SeriesAnswerStack,
  StackBy,
} from '../../src/protocol/charts.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element, span } from '../ui/dom.ts';
import { MEASURE_WORDS, nothingWords } from './amounts.ts';
import { Asking } from './asking.ts';
import { type BucketRun, edgesOf, rangeOf } from './bucket-cursor.ts';
import { Choice, keptChoice } from './choice.ts';
import { spanWords, widthWords } from './clock.ts';
import { legendItems } from './legend.ts';
import { BOOKING_REASON, BOOKING_WORDS, STACK_WORDS, stackLook } from './stacks.ts';
import { onThemeChange } from './theme.ts';
import { TimelinePlot } from './timeline-plot.ts';
import { outsideWords, totalOf } from './timeline-words.ts';

/** The name under which the choices are kept. */
const NAME = 'timeline';

interface TimelineChoices {
  readonly stackBy: StackBy;
  readonly measure: Measure;
  readonly booking: Booking;
}

/** Amounts over time, above the tabs: all that the filter's other terms match, and its brush. */
export class Timeline implements Panel {
  readonly root = element('section', { class: 'timeline', 'aria-label': 'Timeline' });
  private readonly context: PanelContext;
  private readonly asking: Asking<SeriesAnswer>;
  private readonly plot: TimelinePlot;
  private readonly stackBy: Choice<StackBy>;
  private readonly measure: Choice<Measure>;
  private readonly booking: Choice<Booking>;
  private readonly bucket = span('', '');
  private readonly legend = element('div', { class: 'legend' });
  private readonly widen = element('button', { class: 'link', type: 'button' }, ['Widen']);
  private readonly words = element('p', { class: 'chart-words' });
  private readonly heard = element('div', { class: 'unseen', 'aria-live': 'polite' });
  private choices: TimelineChoices;

  constructor(context: PanelContext) {
    this.context = context;
    const kept = context.kept(NAME);
    this.choices = {
      stackBy: keptChoice(kept, 'stackBy', STACK_WORDS),
      measure: keptChoice(kept, 'measure', MEASURE_WORDS),
      booking: keptChoice(kept, 'booking', BOOKING_WORDS),
    };
    this.stackBy = new Choice('Stacked by', STACK_WORDS, (stackBy) => this.choose({ stackBy }));
    this.measure = new Choice('Measure', MEASURE_WORDS, (measure) => this.choose({ measure }));
    this.booking = new Choice(
      'Counters',
      BOOKING_WORDS,
      (booking) => this.choose({ booking }),
      BOOKING_REASON,
    );
    this.plot = new TimelinePlot({
      narrow: (run) => this.narrow(run),
      widen: () => this.doWiden(),
    });
    this.asking = new Asking(
      (signal) => context.view.ask('series', this.choices, { signal }),
      (answer) => this.show(answer),
      () => this.hide(),
    );
    this.widen.addEventListener('click', () => this.doWiden());
    this.root.append(this.head(), this.plot.root, this.words, this.asking.root, this.heard);
    this.showChoices();
    this.hide();
    onThemeChange(() => this.plot.update());
  }

  refresh(): void {
    this.asking.again();
  }

  private head(): HTMLElement {
    const choices = [this.stackBy.root, this.measure.root, this.booking.root, this.bucket];
    const hint = span('dim', 'Drag to narrow', 'Double-click to widen again');
    return element('div', { class: 'chart-head' }, [
      element('div', {}, choices),
      element('div', {}, [this.legend, hint, this.widen]),
    ]);
  }

  private choose(change: Partial<TimelineChoices>): void {
    this.choices = { ...this.choices, ...change };
    this.context.keep(NAME, this.choices);
    this.showChoices();
    this.refresh();
  }

  private showChoices(): void {
    const { stackBy, measure, booking } = this.choices;
    this.stackBy.value = stackBy;
    this.measure.value = measure;
    this.booking.value = booking;
    // Tuples stand where they stand: there is nothing to spread.
    this.booking.root.hidden = measure === 'tuples';
  }

  private show(answer: SeriesAnswer): void {
    const { stackBy, measure } = this.choices;
    const isEmpty = totalOf(answer) === 0;
    this.plot.root.hidden = isEmpty;
    if (!isEmpty) this.plot.show({ answer, stackBy, measure });
    const isShown = ({ values }: SeriesAnswerStack) => values.some((value) => value > 0);
    const stacks = stackBy === 'state' ? answer.stacks.filter(isShown) : answer.stacks;
    const looks = stacks.map(({ key }) => stackLook(stackBy, key));
    this.legend.replaceChildren(...legendItems(looks));
    this.bucket.replaceChildren(
      span('dim', 'Bucket '),
      widthWords(answer.bucket),
      span('dim', ', times in UTC'),
    );
    this.widen.hidden = answer.brush === undefined;
    const words = isEmpty ? [nothingWords(measure, answer.rows)] : this.wordsOn(answer);
    this.words.textContent = words.join(' ');
    this.words.hidden = words.length === 0;
  }

  private hide(): void {
    for (const part of [this.plot.root, this.words, this.widen]) part.hidden = true;
    this.legend.replaceChildren();
  }

  private wordsOn(answer: SeriesAnswer): string[] {
    const { measure, booking } = this.choices;
    const isRaw = booking === 'raw' && measure !== 'tuples';
    return [...outsideWords(answer, measure), ...(isRaw ? [`Raw booking. ${BOOKING_REASON}`] : [])];
  }

  /** The brush is a term of the filter, so that the text says all about what is shown. */
  private narrow(run: BucketRun): void {
    const { answer } = this.plot;
    if (answer === undefined) return;
    const { from, to } = rangeOf(answer, run);
    const edges = edgesOf(answer, run);
    this.heard.textContent = `Narrowed to ${spanWords(edges.from, edges.to)}.`;
    this.context.filter.set(withTimeBetween(this.context.filter.text, from, to));
  }

  private doWiden(): void {
    const { text } = this.context.filter;
    const wide = withoutTimeBetween(text);
    if (wide === text) return;
    this.heard.textContent = 'Widened to the whole time.';
    this.context.filter.set(wide);
  }
}
