import { FailureError } from '../protocol/failure.ts';
import { loaded } from './find-hour.ts';
import type { DayNode, HourNode, NicNode, TreeNode } from './nodes.ts';
import type { TreeModel } from './tree-model.ts';

/** Pages of an hour that a search loads, and blobs after which it ends. */
const MOST_PAGES = 5;
export const MOST_FOUND = 200;

/** What a search is told of, and asks. */
export interface Search {
  readonly isCancelled: () => boolean;
  /** Before each hour. */
  readonly progress: (hour: HourNode) => void;
}

/**
 * The blobs of a day or an hour whose MAC address begins with `mac`, upper-case hex digits; the
 * newest first, `MOST_FOUND` at most. A day costs a request, and each hour one for each thousand
 * NICs, five at most. Rejects with a `FailureError`.
 */
export async function findNic(
  model: TreeModel,
  within: DayNode | HourNode,
  mac: string,
  search: Search,
): Promise<readonly NicNode[]> {
  const hours =
    within.kind === 'hour'
      ? [within]
      : (await loaded(model, within)).filter((node) => node.kind === 'hour');
  const found: NicNode[] = [];
  for (const hour of hours) {
    if (search.isCancelled()) throw new FailureError('cancelled', 'The search was cancelled.');
    search.progress(hour);
    const blobs = await blobsOf(model, hour, search);
    found.push(...blobs.filter(({ blob }) => blob.macAddress.startsWith(mac)));
    if (found.length >= MOST_FOUND) break;
  }
  return found.slice(0, MOST_FOUND);
}

async function blobsOf(model: TreeModel, hour: HourNode, search: Search): Promise<NicNode[]> {
  let children = await loaded(model, hour);
  for (let page = 1; page < MOST_PAGES && !search.isCancelled(); page++) {
    const more = children.find((node) => node.kind === 'more');
    if (more === undefined) break;
    await model.loadMore(more);
    children = await loaded(model, hour);
  }
  return children.filter((node: TreeNode) => node.kind === 'nic');
}

/** The beginning of a MAC address as people type it to upper-case hex digits. */
export function parseMacPrefix(text: string): string | undefined {
  const digits = text.trim().replace(/[:.\-\s]/g, '');
  return /^[0-9a-f]{1,12}$/i.test(digits) ? digits.toUpperCase() : undefined;
}
