import type { TupleShape } from '../../core/format/tuple-fields.ts';
import { looksLikeFlowLog } from '../text/looks-like-flow-log.ts';
import { scanText } from '../scan/scan-text.ts';
import { findTuples, type FoundTuple } from './find-tuples.ts';

/** A text that holds tuples as a flow log; `undefined` where it holds none. */
export async function logOfText(text: string): Promise<string | undefined> {
  const found = await findTuples(text);
  if (found.length === 0) return undefined;
  return (await isWholeLog(text, found.length)) ? text : logOfTuples(found);
}

/** A log that was copied as it is says more than its tuples: rules, ACLs, NICs. */
async function isWholeLog(text: string, tuples: number): Promise<boolean> {
  const all = text.split(/\r\n|\r|\n/);
  const lines = { lineCount: all.length, lineAt: (index: number) => all[index]! };
  if (!looksLikeFlowLog(lines)) return false;
  const model = await scanText(lines, () => false);
  const isBroken = model?.byKind['bad-json'] ?? model?.byKind['cut-off'];
  return isBroken === undefined && model?.totals.tuples === tuples;
}

/** One record for each row of tuples of one shape, so that they stay in their order. */
function logOfTuples(tuples: readonly FoundTuple[]): string {
  const records: object[] = [];
  let row: string[] = [];
  tuples.forEach(({ shape, text }, index) => {
    if (shape !== tuples[index - 1]?.shape) {
      row = [];
      records.push(recordOf(shape, row));
    }
    row.push(text);
  });
  return JSON.stringify({ records }, null, 2);
}

function recordOf(shape: TupleShape, flowTuples: readonly string[]): object {
  if (shape === 'vnet') {
    const flows = [{ flowGroups: [{ flowTuples }] }];
    return { category: 'FlowLogFlowEvent', flowLogVersion: 4, flowRecords: { flows } };
  }
  const flows = [{ flows: [{ flowTuples }] }];
  const Version = shape === 'nsg1' ? 1 : 2;
  return { category: 'NetworkSecurityGroupFlowEvent', properties: { Version, flows } };
}
