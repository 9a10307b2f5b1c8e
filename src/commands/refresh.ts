import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { isLevel, isNode } from '../tree/nodes.ts';

/** "Flow Logs: Refresh": a level of the tree is listed again, or all of it. */
export function refresh(tree: FlowLogTree, node: unknown): Promise<void> {
  if (isNode(node) && isLevel(node)) tree.model.refresh(node);
  else tree.showAccounts();
  return Promise.resolve();
}
