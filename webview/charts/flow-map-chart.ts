import type { FlowMapAnswer, FlowMapNode, Measure } from '../../src/protocol/charts.ts';
import { element } from '../ui/dom.ts';
import { exactAmount } from './amounts.ts';
import { Chart } from './chart-kit.ts';
import { ChartTip } from './chart-tip.ts';
import { boxKey, boxName, LAYERS } from './flow-map-words.ts';
import { boxAt, linkPlace, type MapBox, mapBoxes } from './map-boxes.ts';
import { ChartTheme } from './theme.ts';

/** Room for a box and its name, px. */
const BOX_ROOM = 34;
const LEAST_HEIGHT = 220;
const BOX_WIDTH = 10;

/** What the map shows. */
export interface MapPicture {
  readonly answer: FlowMapAnswer;
  readonly measure: Measure;
}

type Sankey = Chart<'sankey'>;

/** Boxes of sources, destinations and ports with what went between them. A click picks a box. */
export class FlowMapChart {
  readonly root = element('div', { class: 'chart-plot flow-map' });
  private readonly tip = new ChartTip();
  private readonly chart: Sankey;
  private picture: MapPicture = { answer: { rows: 0, nodes: [], links: [] }, measure: 'tuples' };

  constructor(onPick: (node: FlowMapNode) => void) {
    const label = 'Flow map; the button “As table” shows the same as a table';
    const canvas = element('canvas', { role: 'img', 'aria-label': label });
    this.root.append(canvas, this.tip.root);
    this.chart = new Chart(canvas, {
      type: 'sankey',
      data: { datasets: [] },
      options: { events: [], layout: { padding: { top: 8, bottom: 8, left: 0, right: 0 } } },
    });
    this.root.addEventListener('pointermove', (event) => this.hover(event));
    this.root.addEventListener('pointerleave', () => this.tip.hide());
    this.root.addEventListener('click', (event) => {
      const box = this.boxAt(event);
      if (box !== undefined) onPick(box.node);
    });
  }

  show(picture: MapPicture): void {
    this.picture = picture;
    const most = LAYERS.map((name) => picture.answer.nodes.filter(({ layer }) => layer === name));
    const height = Math.max(LEAST_HEIGHT, ...most.map(({ length }) => length * BOX_ROOM));
    this.root.style.height = `${height}px`;
    this.tip.hide();
    this.update();
  }

  /** Draws anew, in the colours that the editor has now. */
  update(): void {
    this.chart.data = { datasets: [dataset(this.picture)] };
    this.chart.update('none');
  }

  private boxAt({ clientX, clientY }: MouseEvent): MapBox | undefined {
    const { left, top } = this.chart.canvas.getBoundingClientRect();
    const places = this.chart.getDatasetMeta(0).data.map(linkPlace);
    const boxes = mapBoxes(places, this.picture.answer, BOX_WIDTH);
    return boxAt(boxes, clientX - left, clientY - top);
  }

  private hover(event: PointerEvent): void {
    const box = this.boxAt(event);
    const lines = box === undefined ? this.linkLines(event) : this.boxLines(box.node);
    this.root.classList.toggle('on-box', box?.node.row !== undefined);
    if (lines.length === 0) this.tip.hide();
    else this.tip.show(lines, event.clientX, event.clientY);
  }

  private boxLines(node: FlowMapNode): string[] {
    const amount = exactAmount(this.picture.measure, node.amount);
    return [boxName(node), amount, ...(node.row === undefined ? [] : ['Click to filter by it'])];
  }

  private linkLines(event: PointerEvent): string[] {
    const at = this.chart.getElementsAtEventForMode(event, 'nearest', { intersect: true }, false);
    const { answer, measure } = this.picture;
    const link = answer.links[at[0]?.index ?? -1];
    if (link === undefined) return [];
    const [from, to] = [answer.nodes[link.from]!, answer.nodes[link.to]!];
    return [`${boxName(from)} → ${boxName(to)}`, exactAmount(measure, link.amount)];
  }
}

function dataset({ answer }: MapPicture): Sankey['data']['datasets'][number] {
  const { nodes, links } = answer;
  const theme = new ChartTheme();
  const byKey = <T>(value: (node: FlowMapNode, place: number) => T) =>
    Object.fromEntries(nodes.map((node, place) => [boxKey(place), value(node, place)]));
  const colourOf = (place: number | undefined) =>
    nodes[place ?? -1]?.row === undefined ? theme.faint('grey', 0.55) : theme.colour('blue');
  return {
    data: links.map(({ from, to, amount }) => ({
      from: boxKey(from),
      to: boxKey(to),
      flow: amount,
    })),
    parsing: { from: 'from', to: 'to', flow: 'flow' },
    labels: byKey(shortName),
    column: byKey(({ layer }) => LAYERS.indexOf(layer)),
    priority: byKey((_, place) => place),
    colorFrom: ({ dataIndex }) => colourOf(links[dataIndex]?.from),
    colorTo: ({ dataIndex }) => colourOf(links[dataIndex]?.to),
    colorMode: 'from',
    alpha: 0.28,
    nodeWidth: BOX_WIDTH,
    nodePadding: 15,
    nodePaddingMode: 'even',
    nodeMinSize: 3,
    borderWidth: 0,
    size: 'max',
    color: theme.colour('foreground'),
    font: theme.font,
    nodeLabels: {
      position: byKey(({ layer }) => (layer === 'port' ? 'left' : 'right')),
      backgroundColor: theme.faint('background', 0.72),
      padding: 2,
    },
  };
}

/** Long names would cover what flows. */
function shortName(node: FlowMapNode): string {
  const name = boxName(node);
  return name.length > 40 ? `${name.slice(0, 39)}…` : name;
}
