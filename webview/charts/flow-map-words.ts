import { formatCounted } from '../../src/core/format/numbers.ts';
import type { FlowMapAnswer, FlowMapNode } from '../../src/protocol/charts.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import { groupTerms } from './dimensions.ts';
import { groupName } from './group-names.ts';

type Layer = FlowMapNode['layer'];

/** The layers from left to right, as headings. */
export const LAYER_WORDS: Readonly<Record<Layer, string>> = {
  source: 'Sources',
  destination: 'Destinations',
  port: 'Destination ports',
};

/** The layers from left to right. */
export const LAYERS = Object.keys(LAYER_WORDS) as Layer[];

/** What a box is called: its value, or how many others it stands for. */
export function boxName({ layer, row, values }: FlowMapNode): string {
  if (row !== undefined) return fullName(layer, row);
  return formatCounted(values, 'other');
}

/** Ports with their service. */
function fullName(layer: Layer, row: PageRow): string {
  const { text, beside } = groupName(layer, row);
  return beside === '' ? text : `${text} ${beside}`;
}

/** The terms that keep what goes through a box; none for the others. */
export function boxTerms({ layer, row }: FlowMapNode): string[] {
  return row === undefined ? [] : groupTerms(layer, row);
}

/**
 * The key of a box by its place: two boxes may bear one name, as an address that is a source here
 * and a destination there, and must not become one.
 */
export function boxKey(place: number): string {
  return `box${place}`;
}

/** A link with the boxes at its ends. */
export interface NamedLink {
  readonly from: FlowMapNode;
  readonly to: FlowMapNode;
  readonly amount: number;
}

/** All links, the largest first. */
export function namedLinks({ nodes, links }: FlowMapAnswer): NamedLink[] {
  return links
    .map(({ from, to, amount }) => ({ from: nodes[from]!, to: nodes[to]!, amount }))
    .sort((a, b) => b.amount - a.amount);
}
