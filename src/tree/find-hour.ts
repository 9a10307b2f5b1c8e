import { fromFailure } from '../protocol/failure.ts';
import type { HourNode, LogNode, PeriodNode, TreeNode } from './nodes.ts';
import type { TreeModel } from './tree-model.ts';

/** The hours of a flow log around a time; those that it has blobs of. */
export interface FoundHours {
  /** The hour that the time is in. */
  readonly exact?: HourNode;
  readonly before?: HourNode;
  readonly after?: HourNode;
}

const HOUR = 3_600_000;

/**
 * Looks for the hour that `time`, ms since 1970, is in, and for its neighbours where it is not
 * there. Loads the months once, and on each side of `time` two months and two days at most.
 * Rejects with a `FailureError`.
 */
export async function findHour(model: TreeModel, log: LogNode, time: number): Promise<FoundHours> {
  const hour = Math.floor(time / HOUR) * HOUR;
  const before = await nearest(model, log, (start) => start <= hour, 'latest');
  if (before?.period.start === hour) return { exact: before };
  const after = await nearest(model, log, (start) => start > hour, 'earliest', hour);
  return { ...(before && { before }), ...(after && { after }) };
}

async function nearest(
  model: TreeModel,
  node: LogNode | PeriodNode,
  isWanted: (start: number) => boolean,
  which: 'latest' | 'earliest',
  hour = 0,
): Promise<HourNode | undefined> {
  if (node.kind === 'hour') return isWanted(node.period.start) ? node : undefined;
  const periods = (await loaded(model, node)).filter(isPeriod);
  if (which === 'earliest') periods.reverse();
  for (const period of periods) {
    const mayHold = which === 'latest' ? isWanted(period.period.start) : periodEnd(period) > hour;
    const found = mayHold ? await nearest(model, period, isWanted, which, hour) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The first instant behind a month, a day or an hour, UTC, ms since 1970. */
export function periodEnd({ kind, period: { start } }: PeriodNode): number {
  const date = new Date(start);
  if (kind === 'month') return date.setUTCMonth(date.getUTCMonth() + 1);
  return kind === 'day' ? start + 24 * HOUR : start + HOUR;
}

/** The children of a node. Rejects with the failure that stands in their place. */
export async function loaded(model: TreeModel, node: TreeNode): Promise<readonly TreeNode[]> {
  const children = await model.children(node);
  const failed = children.find((child) => child.kind === 'failure');
  if (failed !== undefined) throw fromFailure(failed.failure);
  return children;
}

function isPeriod(node: TreeNode): node is PeriodNode {
  return node.kind === 'month' || node.kind === 'day' || node.kind === 'hour';
}
