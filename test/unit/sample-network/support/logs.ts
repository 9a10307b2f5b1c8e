import fs from 'node:fs';
import { topGroups, type TopGroup } from '../../../../src/core/flows/top-groups.ts';
import type { Measure } from '../../../../src/core/flows/measures.ts';
import type { Dimension } from '../../../../src/core/format/dimensions.ts';
import { decodeFlowLog, type FlowRow, type FlowTable } from '../../../../src/core/index.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { logText, sampleNetwork } from '../../../generate/index.ts';
import { matching } from '../../core/filter/support/tables.ts';
import { decode } from '../../support/decode.ts';
import { documentedFilters } from './questions.ts';

/** A log of the sample network, and the documented filters over it. */
export class AskedLog {
  readonly table: FlowTable;

  constructor(table: FlowTable) {
    this.table = table;
  }

  /** The rows that the filter of a question leaves. Fails for a question that is not documented. */
  rows(question: string): FlowRow[] {
    return this.matching(filterOf(question)).map((id) => this.table.row(id));
  }

  /** The ids of the rows that a filter leaves. */
  matching(filter: string): number[] {
    return matching(this.table, filter);
  }

  /** What *Top* shows then, the largest first, by the value of the group. */
  top(
    question: string,
    dimension: Dimension,
    measure: Measure,
    nameOf: (row: FlowRow) => string,
  ): (TopGroup & { name: string })[] {
    const ids = Uint32Array.from(this.matching(filterOf(question)));
    const { top } = runSteps(topGroups(this.table, ids, dimension, measure, 200));
    return top.map((group) => ({ ...group, name: nameOf(this.table.row(group.firstRow)) }));
  }
}

function filterOf(question: string): string {
  const filter = documentedFilters().get(question);
  if (filter === undefined) throw new Error(`docs/sample-network.md does not ask: ${question}`);
  return filter;
}

/** All VNet logs of the three days as one. */
export async function wholeLog(): Promise<AskedLog> {
  const vnet = sampleNetwork().filter(({ kind }) => kind === 'vnet');
  const { table, problems } = await decode(logText(vnet.flatMap(({ records }) => records)));
  if (problems.total > 0) throw new Error(`${problems.total} problems`);
  return new AskedLog(table);
}

/** The cut that users get. */
export async function shippedLog(): Promise<AskedLog> {
  const bytes = fs.readFileSync('media/sample/hub-and-spokes.json.gz');
  return new AskedLog((await decodeFlowLog(bytes)).table);
}
