import './charts.css';
import type { Dimension, Measure, TopAnswer, TopLine } from '../../src/protocol/charts.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { MEASURE_WORDS, nothingWords } from './amounts.ts';
import { Asking } from './asking.ts';
import { Choice, keptChoice } from './choice.ts';
import { DIMENSION_WORDS, groupTerms } from './dimensions.ts';
import { groupName } from './group-names.ts';
import { legendItems } from './legend.ts';
import { narrowTo } from './narrow-to.ts';
import { ALLOWED, DENIED } from './stacks.ts';
import { onThemeChange } from './theme.ts';
import { TopBars } from './top-bars.ts';
import { topTable } from './top-table.ts';

const NAME = 'top';

/** Lines of a table that is read at a glance; the others stand below as a sum. */
const LIMIT = 20;

interface TopChoices {
  readonly dimension: Dimension;
  readonly measure: Measure;
}

/** The tab of the largest: who, where, on which port, by which rule. */
export class TopPanel implements Panel {
  readonly root = element('div', { class: 'panel chart-panel' });
  private readonly context: PanelContext;
  private readonly asking: Asking<TopAnswer>;
  private readonly dimension: Choice<Dimension>;
  private readonly measure: Choice<Measure>;
  private readonly legend = element('div', { class: 'legend' });
  private readonly words = element('p', { class: 'chart-words' });
  private readonly table = element('div', { class: 'chart-scroll' });
  private readonly bars = new TopBars((line) => this.pick(line));
  private choices: TopChoices;

  constructor(context: PanelContext) {
    this.context = context;
    const kept = context.kept(NAME);
    this.choices = {
      dimension: keptChoice(kept, 'dimension', DIMENSION_WORDS),
      measure: keptChoice(kept, 'measure', MEASURE_WORDS),
    };
    this.dimension = new Choice('Top', DIMENSION_WORDS, (dimension) => this.choose({ dimension }));
    this.measure = new Choice('Measure', MEASURE_WORDS, (measure) => this.choose({ measure }));
    this.asking = new Asking(
      (signal) => context.view.ask('top', { ...this.choices, limit: LIMIT }, { signal }),
      (answer) => this.show(answer),
      () => (this.table.hidden = this.words.hidden = true),
    );
    const head = element('div', { class: 'chart-head' }, [
      element('div', {}, [this.dimension.root, this.measure.root]),
      this.legend,
    ]);
    this.root.append(head, this.asking.root, this.words, this.table);
    this.showChoices();
    onThemeChange(() => this.bars.update());
  }

  refresh(): void {
    this.asking.again();
  }

  private choose(change: Partial<TopChoices>): void {
    this.choices = { ...this.choices, ...change };
    this.context.keep(NAME, this.choices);
    this.showChoices();
    this.refresh();
  }

  private showChoices(): void {
    this.dimension.value = this.choices.dimension;
    this.measure.value = this.choices.measure;
    const isTuples = this.choices.measure === 'tuples';
    this.legend.replaceChildren(...(isTuples ? legendItems([ALLOWED, DENIED]) : []));
  }

  private show(answer: TopAnswer): void {
    const { dimension, measure } = this.choices;
    const { top, others } = answer;
    const rows = top.reduce((sum, { tuples }) => sum + tuples, others.tuples);
    const isCounted = top.some((line) => line[measure] > 0);
    this.words.hidden = isCounted;
    this.words.textContent = isCounted ? '' : nothingWords(measure, rows);
    this.table.hidden = rows === 0;
    const hadFocus = this.table.contains(document.activeElement);
    const setup = { dimension, bars: this.bars.root, onPick: (line: TopLine) => this.pick(line) };
    this.table.replaceChildren(topTable(answer, setup));
    const names = top.map(({ row }) => groupName(dimension, row).text);
    this.bars.show({ lines: top, names, measure });
    // Whoever filters by the keyboard goes on from where they were: the rows are new ones.
    if (hadFocus) this.table.querySelector('button')?.focus();
  }

  private pick({ row }: TopLine): void {
    narrowTo(this.context.filter, groupTerms(this.choices.dimension, row));
  }
}
