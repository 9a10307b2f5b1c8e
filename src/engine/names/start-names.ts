import { type SeenAddress, startNamesFile } from '../../core/names/start-names.ts';
import { groupRows } from '../../core/table/group-rows.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import { runInSlices } from '../run-steps.ts';
import type { View } from '../view.ts';

/** The text of a names file to start with, for the private addresses of the rows that a view shows. */
export async function startedNames(view: View, signal: Cancellation): Promise<string> {
  const tuples = new Map<string, number>();
  for (const end of ['SrcIp', 'DestIp'] as const) {
    const groups = await runInSlices(groupRows(view.table, view.ids, [end]), signal);
    for (const { firstRow, rows } of groups) {
      const { srcIp, destIp } = view.row(firstRow);
      const address = end === 'SrcIp' ? srcIp : destIp;
      tuples.set(address, (tuples.get(address) ?? 0) + rows);
    }
  }
  const seen = Array.from(tuples, ([address, count]): SeenAddress => ({ address, tuples: count }));
  return startNamesFile(seen, view.session.state().name);
}
