import { formatCounted } from '../../src/core/format/numbers.ts';
import type { Dimension, FlowMapAnswer, FlowMapNode, MapBy } from '../../src/protocol/charts.ts';
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

/** What the ends are shown by, as a choice. */
export const BY_WORDS: Readonly<Record<MapBy, string>> = {
  address: 'Address',
  name: 'Name',
  group: 'Group',
  kind: 'Kind',
  region: 'Region',
  country: 'Country of the remote end',
};

/** What heads a layer. */
export function layerWords(layer: Layer, by: MapBy): string {
  return by === 'country' && layer === 'source' ? 'Countries' : LAYER_WORDS[layer];
}

/** The layers from left to right. */
export const LAYERS = Object.keys(LAYER_WORDS) as Layer[];

/** What a box is called: its value, or how many others it stands for. */
export function boxName({ dimension, row, values }: FlowMapNode): string {
  if (row !== undefined) return fullName(dimension, row);
  return formatCounted(values, 'other');
}

/** Ports with their service, addresses with their name. */
function fullName(dimension: Dimension, row: PageRow): string {
  const { text, beside } = groupName(dimension, row);
  return beside === '' ? text : `${text} ${beside}`;
}

/** The terms that keep what goes through a box; none for the others. */
export function boxTerms({ dimension, row }: FlowMapNode): string[] {
  return row === undefined ? [] : groupTerms(dimension, row);
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
