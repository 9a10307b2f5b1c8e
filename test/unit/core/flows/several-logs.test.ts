import fc from 'fast-check';
import { expect, it } from 'vitest';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { FlowLogDecoder } from '../../../../src/core/index.ts';
import { FlowTable } from '../../../../src/core/table/flow-table.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { vnetHour } from '../../../generate/index.ts';

const RECORDS = [...vnetHour({ seed: 5, tuples: 3000 })]
  .filter((piece) => piece !== '{"records":[' && piece !== ']}')
  .map((piece) => piece.replace(/^,/, ''));

/** Decodes parts of a log, each as a log of its own, in this order. */
function decodeParts(parts: readonly (readonly string[])[]): FlowTable {
  const table = new FlowTable();
  parts.forEach((records, at) => {
    const decoder = new FlowLogDecoder({ table, source: `part ${at}` });
    decoder.write(Buffer.from(`{"records":[${records.join(',')}]}`));
    decoder.end();
  });
  return table;
}

/** All that is said of the conversations of a table, in no order. */
function conversationsOf(table: FlowTable): string[] {
  const all = runSteps(stitchFlows(table));
  const lines = Array.from({ length: all.count }, (_, at) => {
    const { srcIp, srcPort, destIp, destPort } = table.row(all.firstRow[at]!);
    const sums = [all.rows, all.start, all.end, all.bytesSrcToDest, all.continues, all.flags];
    return [srcIp, srcPort, destIp, destPort, ...sums.map((column) => column[at])].join(' ');
  });
  return lines.sort();
}

it('the conversations of a log are the same, in however many logs it lies, read in any order', () => {
  const whole = conversationsOf(decodeParts([RECORDS]));
  const cuts = fc.uniqueArray(fc.integer({ min: 1, max: RECORDS.length - 1 }), { maxLength: 6 });
  fc.assert(
    fc.property(cuts, fc.integer(), (places, order) => {
      const ends = [...places.sort((a, b) => a - b), RECORDS.length];
      const parts = ends.map((end, at) => RECORDS.slice(ends[at - 1] ?? 0, end));
      const shuffled = parts
        .map((part, at) => ({ part, key: Math.imul(at + 1, order | 1) }))
        .sort((one, other) => one.key - other.key)
        .map(({ part }) => part);
      expect(conversationsOf(decodeParts(shuffled))).toEqual(whole);
    }),
    { numRuns: 60 },
  );
});
