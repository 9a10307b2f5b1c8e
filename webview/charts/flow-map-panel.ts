import './charts.css';
import type { FlowMapAnswer, FlowMapNode, MapBy, Measure } from '../../src/protocol/charts.ts';
import type { Panel, PanelContext } from '../editor/panel.ts';
import { element } from '../ui/dom.ts';
import { exactAmount, MEASURE_WORDS, nothingWords } from './amounts.ts';
import { Asking } from './asking.ts';
import { chartTable, nameCell, numberCell } from './chart-table.ts';
import { Choice, keptChoice } from './choice.ts';
import { FlowMapChart } from './flow-map-chart.ts';
import { boxName, boxTerms, BY_WORDS, LAYERS, layerWords, namedLinks } from './flow-map-words.ts';
import { narrowTo } from './narrow-to.ts';
import { PictureOrTable } from './picture-or-table.ts';
import { onThemeChange } from './theme.ts';

const NAME = 'map';

/** Boxes a layer: more of them would be lines. */
const LIMIT = 12;

interface MapChoices {
  readonly by: MapBy;
  readonly measure: Measure;
  readonly shown: 'picture' | 'table';
}

/** The tab that shows what went from where to where, on which port. */
export class FlowMapPanel implements Panel {
  readonly root = element('div', { class: 'panel chart-panel' });
  private readonly context: PanelContext;
  private readonly asking: Asking<FlowMapAnswer>;
  private readonly by: Choice<MapBy>;
  private readonly measure: Choice<Measure>;
  private readonly heads = element('div', { class: 'layer-heads' });
  private readonly words = element('p', { class: 'chart-words' });
  private readonly chart = new FlowMapChart((node) => this.pick([node]));
  private readonly views: PictureOrTable;
  private choices: MapChoices;

  constructor(context: PanelContext) {
    this.context = context;
    const kept = context.kept(NAME);
    this.choices = {
      by: keptChoice(kept, 'by', BY_WORDS),
      measure: keptChoice(kept, 'measure', MEASURE_WORDS),
      shown: keptChoice(kept, 'shown', { picture: '', table: '' }),
    };
    this.by = new Choice('Ends by', BY_WORDS, (by) => this.choose({ by }));
    this.by.value = this.choices.by;
    this.measure = new Choice('Measure', MEASURE_WORDS, (measure) => this.choose({ measure }));
    this.measure.value = this.choices.measure;
    const picture = element('div', {}, [this.heads, this.chart.root]);
    this.views = new PictureOrTable(picture, this.choices.shown === 'table', (isTable) =>
      this.keep({ shown: isTable ? 'table' : 'picture' }),
    );
    this.asking = new Asking(
      (signal) => {
        const { by, measure } = this.choices;
        return context.view.ask('flowMap', { by, measure, limit: LIMIT }, { signal });
      },
      (answer) => this.show(answer),
      () => (this.views.root.hidden = this.words.hidden = true),
    );
    const head = element('div', { class: 'chart-head' }, [
      element('div', {}, [this.by.root, this.measure.root]),
      element('div', {}, [this.views.toggle]),
    ]);
    this.root.append(head, this.asking.root, this.words, this.views.root);
    onThemeChange(() => this.chart.update());
  }

  refresh(): void {
    this.asking.again();
  }

  private choose(change: Partial<MapChoices>): void {
    this.keep(change);
    this.refresh();
  }

  private keep(change: Partial<MapChoices>): void {
    this.choices = { ...this.choices, ...change };
    this.context.keep(NAME, this.choices);
  }

  private show(answer: FlowMapAnswer): void {
    const { measure } = this.choices;
    const isEmpty = answer.links.length === 0;
    this.words.hidden = !isEmpty;
    this.words.textContent = isEmpty ? nothingWords(measure, answer.rows) : '';
    this.views.root.hidden = isEmpty;
    if (isEmpty) return;
    this.views.setTable(this.table(answer));
    this.heads.replaceChildren(...layerHeads(this.choices.by));
    this.chart.show({ answer, measure });
  }

  private table(answer: FlowMapAnswer): HTMLTableElement {
    const { by, measure } = this.choices;
    const rows = namedLinks(answer).map(({ from, to, amount }) => {
      const name = `${boxName(from)} → ${boxName(to)}`;
      const isOthers = from.row === undefined && to.row === undefined;
      const onPick = isOthers ? undefined : () => this.pick([from, to]);
      const between = `${layerWords(from.layer, by)} → ${layerWords(to.layer, by)}`;
      return element('tr', {}, [
        nameCell(name, '', name, onPick),
        element('td', { class: 'dim' }, [between]),
        numberCell(exactAmount(measure, amount)),
      ]);
    });
    const amount = { label: MEASURE_WORDS[measure], isNumber: true };
    return chartTable('Flow map', [{ label: 'From → to' }, { label: 'Between' }, amount], rows);
  }

  private pick(nodes: readonly FlowMapNode[]): void {
    const terms = nodes.flatMap(boxTerms);
    if (terms.length > 0) narrowTo(this.context.filter, terms);
  }
}

function layerHeads(by: MapBy): HTMLElement[] {
  return LAYERS.map((layer) => element('span', {}, [layerWords(layer, by)]));
}
