import { describe, expect, it } from 'vitest';
import type { FlowMapAnswer, HeatMapAnswer } from '../../../../src/protocol/charts.ts';
import { boxName, boxTerms, namedLinks } from '../../../../webview/charts/flow-map-words.ts';
import {
  heatSteps,
  stepOf,
  STRENGTHS,
  stepWords,
  strengthOf,
} from '../../../../webview/charts/heat-scale.ts';
import {
  cellLines,
  cellTarget,
  narrowedToCell,
  rankedCells,
} from '../../../../webview/charts/heat-words.ts';
import { boxAt, mapBoxes } from '../../../../webview/charts/map-boxes.ts';
import { pageRow } from '../page-row.ts';

const row = pageRow();

/** One address is a source and a destination; the others of both layers bear one name. */
const MAP: FlowMapAnswer = {
  rows: 9,
  nodes: [
    { layer: 'source', dimension: 'source', row, values: 1, amount: 5 },
    { layer: 'source', dimension: 'source', values: 2, amount: 4 },
    { layer: 'destination', dimension: 'destination', row, values: 1, amount: 9 },
    { layer: 'port', dimension: 'port', row, values: 1, amount: 9 },
  ],
  links: [
    { from: 0, to: 2, amount: 5 },
    { from: 1, to: 2, amount: 4 },
    { from: 2, to: 3, amount: 9 },
  ],
};

describe('a box of the flow map', () => {
  it('is called by its value, or by how many it stands for', () => {
    expect(MAP.nodes.map(boxName)).toEqual([
      '10.20.1.94',
      '2 others',
      '10.20.1.4',
      '443/TCP https',
    ]);
  });

  it('filters by its value; the others do not', () => {
    expect(MAP.nodes.map(boxTerms)).toEqual([
      ['SrcIp == "10.20.1.94"'],
      [],
      ['DestIp == "10.20.1.4"'],
      ['DestPort == 443', 'L4Protocol == "TCP"'],
    ]);
  });

  it('stands where its links end', () => {
    const places = [
      { x: 10, y: 0, x2: 100, y2: 0, height: 50 },
      { x: 10, y: 60, x2: 100, y2: 50, height: 40 },
      { x: 110, y: 0, x2: 200, y2: 0, height: 90 },
    ];
    const boxes = mapBoxes(places, MAP, 10);
    expect(boxes.map(({ left, right, top, bottom }) => [left, right, top, bottom])).toEqual([
      [0, 10, 0, 50],
      [0, 10, 60, 100],
      [100, 110, 0, 90],
      [200, 210, 0, 90],
    ]);
    expect(boxAt(boxes, 5, 53)?.node).toBe(MAP.nodes[0]);
    expect(boxAt(boxes, 5, 57)?.node).toBe(MAP.nodes[1]);
    expect(boxAt(boxes, 60, 20)).toBeUndefined();
  });

  it('has its links listed, the largest first', () => {
    expect(namedLinks(MAP).map(({ amount }) => amount)).toEqual([9, 5, 4]);
  });
});

describe('the strength of a cell', () => {
  it.each([1, 2, 3, 9, 41, 1000, 5_240_112_000])('rises with its amount, up to %s', (most) => {
    const steps = heatSteps(most);
    expect(steps[0]).toBe(1);
    expect(stepOf(most, steps)).toBe(steps.length - 1);
    expect(strengthOf(steps.length - 1, steps)).toBe(1);
    expect(stepOf(1, steps)).toBe(0);
    expect(steps.length).toBeLessThanOrEqual(STRENGTHS.length);
    expect(stepWords(steps, most, 'tuples')).toHaveLength(steps.length);
  });

  it('says in the legend what it stands for, without a gap', () => {
    expect(heatSteps(1000)).toEqual([1, 4, 16, 64, 252]);
    expect(stepWords([1, 4, 16, 64, 252], 1000, 'tuples')).toEqual([
      '1 – 3',
      '4 – 15',
      '16 – 63',
      '64 – 251',
      '252 – 1,000',
    ]);
  });
});

describe('a cell of the heat map', () => {
  const from = Date.UTC(2026, 2, 14, 9);
  const answer: HeatMapAnswer = {
    rows: 9,
    from,
    to: from + 180_000,
    bucket: 60_000,
    lines: [
      { row, ports: 1, values: [0, 7, 2], before: 0, after: 0 },
      { ports: 12, values: [1, 0, 0], before: 0, after: 0 },
    ],
  };

  it('narrows to its time and port; one of the others to its time', () => {
    expect(narrowedToCell('SrcPort > 5', answer, { line: 0, bucket: 1 })).toBe(
      'SrcPort > 5 and DestPort == 443 and L4Protocol == "TCP" and Time between ' +
        '(datetime(2026-03-14T09:01:00Z) .. datetime(2026-03-14T09:01:59.999Z))',
    );
    expect(narrowedToCell('', answer, { line: 1, bucket: 0 })).toBe(
      'Time between (datetime(2026-03-14T09:00:00Z) .. datetime(2026-03-14T09:00:59.999Z))',
    );
  });

  it('says its port, its time and its exact amount', () => {
    expect(cellLines(answer, { line: 0, bucket: 1 }, 'bytes')).toEqual([
      '443/TCP https',
      '2026-03-14 09:01 – 09:02 UTC',
      '7 bytes',
    ]);
    expect(cellLines(answer, { line: 1, bucket: 0 }, 'tuples')[0]).toBe('12 others');
    expect(rankedCells(answer)).toEqual([
      { line: 0, bucket: 1 },
      { line: 0, bucket: 2 },
      { line: 1, bucket: 0 },
    ]);
  });

  it('is reached with the arrow keys, which end at the edges', () => {
    const cell = { line: 0, bucket: 1 };
    expect(cellTarget('ArrowDown', cell, 2, 3)).toEqual({ line: 1, bucket: 1 });
    expect(cellTarget('ArrowUp', cell, 2, 3)).toEqual(cell);
    expect(cellTarget('End', cell, 2, 3)).toEqual({ line: 0, bucket: 2 });
    expect(cellTarget('ArrowRight', { line: 1, bucket: 2 }, 2, 3)).toEqual({ line: 1, bucket: 2 });
    expect(cellTarget('toString', cell, 2, 3)).toBeUndefined();
  });
});
