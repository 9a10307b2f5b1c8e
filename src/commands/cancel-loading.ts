import type { FlowLogTree } from '../tree/flow-log-tree.ts';

/** "Flow Logs: Cancel Loading": the levels of the tree that are on their way say that they ended. */
export function cancelLoading(tree: FlowLogTree): Promise<void> {
  tree.model.cancel();
  return Promise.resolve();
}
