import type { FlowMapAnswer, FlowMapNode } from '../../src/protocol/charts.ts';

/** Where a link is drawn: from its source's edge to its target's, px. */
export interface LinkPlace {
  readonly x: number;
  readonly y: number;
  readonly x2: number;
  readonly y2: number;
  readonly height: number;
}

/** The place of a link as the drawing library has it, whose types do not say so. */
export function linkPlace(drawn: {
  getProps(names: string[], isFinal: boolean): Readonly<Record<string, unknown>>;
}): LinkPlace {
  const props = drawn.getProps(['x', 'y', 'x2', 'y2', 'height'], true);
  const px = (name: keyof LinkPlace) => Number(props[name]);
  return { x: px('x'), y: px('y'), x2: px('x2'), y2: px('y2'), height: px('height') };
}

/** A box with its place in the canvas, px. */
export interface MapBox {
  readonly node: FlowMapNode;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Nearer than this is on it: thin boxes could not be hit otherwise, px. */
const NEAR = 4;

/** The boxes by the ends of their links: the drawing library tells where links are, not boxes. */
export function mapBoxes(
  places: readonly LinkPlace[],
  { nodes, links }: FlowMapAnswer,
  width: number,
): MapBox[] {
  const ends = places.flatMap(({ x, y, x2, y2, height }, at) => {
    const { from, to } = links[at] ?? {};
    return [
      { place: from, left: x - width, top: y, height },
      { place: to, left: x2, top: y2, height },
    ];
  });
  return nodes.flatMap((node, place) => {
    const own = ends.filter((end) => end.place === place);
    if (own.length === 0) return [];
    const left = Math.min(...own.map((end) => end.left));
    const top = Math.min(...own.map((end) => end.top));
    const bottom = Math.max(...own.map((end) => end.top + end.height));
    return [{ node, left, right: left + width, top, bottom }];
  });
}

/** The box at a point; of two that are near, the one whose middle is nearer. */
export function boxAt(boxes: readonly MapBox[], x: number, y: number): MapBox | undefined {
  const near = boxes.filter(
    ({ left, right, top, bottom }) =>
      x >= left - NEAR && x <= right + NEAR && y >= top - NEAR && y <= bottom + NEAR,
  );
  const distance = ({ top, bottom }: MapBox) => Math.abs(y - (top + bottom) / 2);
  return near.sort((a, b) => distance(a) - distance(b))[0];
}
