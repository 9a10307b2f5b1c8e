import { stitchFlows } from '../../src/core/flows/stitch-flows.ts';
import { FlowLogDecoder, type FlowTable } from '../../src/core/index.ts';
import { findDuplicates } from '../../src/core/sightings/duplicates.ts';
import { findOtherSides, mayHaveOtherSides } from '../../src/core/sightings/other-sides.ts';
import { runSteps } from '../../src/core/table/steps.ts';
import { vnetHour } from '../generate/index.ts';
import { tableOf } from './decode-roles.ts';
import { type Figures, time } from './roles.ts';

/** Rows that are there twice: sought in a log of one NIC, and in one that both ends have written. */
export async function sightings(path: string): Promise<Figures> {
  const single = await tableOf(path);
  const both = bothEnds(100e6);
  const conversations = runSteps(stitchFlows(both));
  return {
    rows: single.rowCount,
    bothRows: both.rowCount,
    duplicates: time(() => runSteps(findDuplicates(single))),
    single: time(() => mayHaveOtherSides(single)),
    stitch: time(() => runSteps(stitchFlows(both))),
    otherSides: time(() => runSteps(findOtherSides(both, conversations))),
    marked: runSteps(findOtherSides(both, conversations)).count,
  };
}

/** An hour of one NIC, each record followed by what the NICs at the other ends would have written. */
function bothEnds(bytes: number): FlowTable {
  const decoder = new FlowLogDecoder();
  const write = (text: string) => decoder.write(Buffer.from(text));
  for (const piece of vnetHour({ seed: 20261122, bytes })) {
    write(piece);
    if (!piece.endsWith('}}')) continue;
    const other = piece
      .replaceAll(/,([IO]),(?=[BCED],)/g, (_, direction) => (direction === 'I' ? ',O,' : ',I,'))
      .replace('6045BD12AB34', '6045BD12AB35');
    write(other.startsWith(',') ? other : `,${other}`);
  }
  decoder.end();
  return decoder.table;
}
