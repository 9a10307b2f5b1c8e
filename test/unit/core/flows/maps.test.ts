import { describe, expect, it } from 'vitest';
import { bucketWidth } from '../../../../src/core/flows/buckets.ts';
import { flowMap } from '../../../../src/core/flows/flow-map.ts';
import { heatMap } from '../../../../src/core/flows/heat-map.ts';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { timeSeries } from '../../../../src/core/flows/time-series.ts';
import { topGroups } from '../../../../src/core/flows/top-groups.ts';
import { allRows } from '../../../../src/core/table/filter-rows.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { vnetHour } from '../../../generate/vnet-hour.ts';
import { decodeChunks } from '../../support/decode.ts';
import { tableOf, tuple } from './support/flow-tables.ts';

const HOUR = decodeChunks(
  Array.from(vnetHour({ seed: 91, tuples: 6000 }), (text) => Buffer.from(text)),
);
const TABLE = HOUR.table;
const IDS = allRows(TABLE.rowCount);
const { previousTime } = runSteps(stitchFlows(TABLE));
const sumOf = (numbers: Iterable<number>) => Array.from(numbers).reduce((all, one) => all + one, 0);

describe('the flow map', () => {
  it('leads from sources to destinations to ports, the largest first and the others last', () => {
    const counted = (source: string, dest: string, port: number, packets: number) =>
      tuple('C', { source, dest, port, counters: [packets, 0, 0, 0] });
    const table = tableOf([
      counted('10.0.0.1', '10.0.0.9', 443, 5),
      counted('10.0.0.2', '10.0.0.9', 443, 50),
      counted('10.0.0.3', '10.0.0.8', 22, 1),
      tuple('D', { source: '10.0.0.4', dest: '10.0.0.7', port: 23 }),
    ]);
    expect(runSteps(flowMap(table, allRows(4), 'packets', 1))).toEqual({
      nodes: [
        { layer: 'source', dimension: 'source', firstRow: 1, values: 1, amount: 50 },
        { layer: 'source', dimension: 'source', firstRow: -1, values: 3, amount: 6 },
        { layer: 'destination', dimension: 'destination', firstRow: 0, values: 1, amount: 55 },
        { layer: 'destination', dimension: 'destination', firstRow: -1, values: 2, amount: 1 },
        { layer: 'port', dimension: 'port', firstRow: 0, values: 1, amount: 55 },
        { layer: 'port', dimension: 'port', firstRow: -1, values: 2, amount: 1 },
      ],
      links: [
        { from: 0, to: 2, amount: 50 },
        { from: 1, to: 2, amount: 5 },
        { from: 1, to: 3, amount: 1 },
        { from: 2, to: 4, amount: 55 },
        { from: 3, to: 5, amount: 1 },
      ],
    });
  });

  it('has no box that amounts to nothing, and no others where there are none', () => {
    const table = tableOf([
      tuple('D', { source: '10.0.0.1', dest: '10.0.0.8', port: 23 }),
      tuple('C', { source: '10.0.0.2', dest: '10.0.0.9', port: 22, counters: [3, 0, 4, 0] }),
    ]);
    const { nodes, links } = runSteps(flowMap(table, allRows(2), 'packets', 9));
    expect(nodes.map(({ layer, firstRow, amount }) => [layer, firstRow, amount])).toEqual([
      ['source', 1, 7],
      ['destination', 1, 7],
      ['port', 1, 7],
    ]);
    expect(links).toEqual([
      { from: 0, to: 1, amount: 7 },
      { from: 1, to: 2, amount: 7 },
    ]);
  });

  it.each(['tuples', 'packets', 'bytes'] as const)('balances in every box, by %s', (measure) => {
    const { nodes, links } = runSteps(flowMap(TABLE, IDS, measure, 8));
    nodes.forEach(({ layer, amount }, place) => {
      const out = sumOf(links.filter(({ from }) => from === place).map((link) => link.amount));
      const come = sumOf(links.filter(({ to }) => to === place).map((link) => link.amount));
      if (layer !== 'port') expect(out).toBe(amount);
      if (layer !== 'source') expect(come).toBe(amount);
    });
    expect(links.every(({ from, to }) => nodes[from]!.layer !== nodes[to]!.layer)).toBe(true);
  });

  it('has the boxes of the tops', () => {
    const { nodes } = runSteps(flowMap(TABLE, IDS, 'bytes', 6));
    for (const layer of ['source', 'destination', 'port'] as const) {
      const { top } = runSteps(topGroups(TABLE, IDS, layer, 'bytes', 6));
      const boxes = nodes.filter((node) => node.layer === layer && node.firstRow >= 0);
      expect(boxes.map(({ firstRow, amount }) => [firstRow, amount])).toEqual(
        top.map(({ firstRow, bytes }) => [firstRow, bytes]),
      );
    }
  });

  it('of nothing is empty', () => {
    expect(runSteps(flowMap(TABLE, new Uint32Array(0), 'bytes', 6))).toEqual({
      nodes: [],
      links: [],
    });
  });
});

describe('the heat map', () => {
  const buckets = bucketWidth(TABLE.row(0).time, TABLE.row(TABLE.rowCount - 1).time);
  const options = { ...buckets, measure: 'bytes', booking: 'spread', previousTime } as const;

  it('has the largest ports, and together is the series of all rows', () => {
    const { lines } = runSteps(heatMap(TABLE, IDS, { ...options, limit: 7 }));
    const { top } = runSteps(topGroups(TABLE, IDS, 'port', 'bytes', 7));
    expect(lines.map(({ firstRow }) => firstRow)).toEqual([...top.map((one) => one.firstRow), -1]);
    const totals = lines.map(({ values, before, after }) => sumOf(values) + before + after);
    expect(totals.slice(0, 7)).toEqual(top.map(({ bytes }) => bytes));
    const { stacks, before } = runSteps(timeSeries(TABLE, IDS, { ...options, stackBy: 'verdict' }));
    const at = (bucket: number) => sumOf(lines.map(({ values }) => values[bucket]!));
    expect(Array.from(stacks[0]!.values, (_, bucket) => at(bucket))).toEqual(
      Array.from(stacks[0]!.values),
    );
    expect(sumOf(lines.map((line) => line.before))).toBe(before);
  });

  it('has no line of others where there are none', () => {
    const web = IDS.filter((id) => TABLE.row(id).destPort === 443 && TABLE.row(id).protocol === 6);
    const { lines } = runSteps(heatMap(TABLE, web, { ...options, measure: 'tuples', limit: 7 }));
    expect(lines.map(({ firstRow, ports }) => [firstRow, ports])).toEqual([[web[0], 1]]);
  });
});
