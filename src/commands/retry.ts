import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { isNode } from '../tree/nodes.ts';

/** "Retry": what failed at a level of the tree is listed again. */
export async function retry(tree: FlowLogTree, node: unknown): Promise<void> {
  if (isNode(node) && node.kind === 'failure') await tree.model.retry(node);
}
