import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { isNode } from '../tree/nodes.ts';

/** "Load more…": the next page of a level of the tree. */
export async function loadMore(tree: FlowLogTree, node: unknown): Promise<void> {
  if (isNode(node) && node.kind === 'more') await tree.model.loadMore(node);
}
