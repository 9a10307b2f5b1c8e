import type { LogPlace, StorageAccount } from '../../../../src/accounts/storage-account.ts';
import { FailureError } from '../../../../src/protocol/failure.ts';
import type { LevelNode, TreeNode } from '../../../../src/tree/nodes.ts';
import { TreeModel } from '../../../../src/tree/tree-model.ts';
import type { FakeContainer } from './fake-container.ts';

export const VNET = 'insights-logs-flowlogflowevent';

export function accountWith(places: readonly LogPlace[] = []): StorageAccount {
  const id = 'https://flows.blob.core.windows.net';
  return { id, name: 'flows', signIn: { kind: 'editor', provider: 'microsoft' }, places };
}

/** A tree over fake containers by their names, with what it told. */
export function treeOf(
  containers: Readonly<Record<string, FakeContainer>>,
  account: StorageAccount = accountWith(),
) {
  const changed: (LevelNode | undefined)[] = [];
  const loading: boolean[] = [];
  const source = (_: StorageAccount, container: string) => {
    const found = containers[container];
    if (found !== undefined) return Promise.resolve(found.listing);
    return Promise.reject(new FailureError('not-found', `There is no container ${container}.`));
  };
  const model = new TreeModel(source, {
    changed: (node) => changed.push(node),
    loading: (isLoading) => loading.push(isLoading),
  });
  model.show([account]);
  return { model, changed, loading, root: model.roots[0]! };
}

/** The node that the way of labels-to-be leads to: the first child whose id ends so, each time. */
export async function walk(
  model: TreeModel,
  from: TreeNode,
  ...endings: readonly string[]
): Promise<TreeNode> {
  let node = from;
  for (const ending of endings) {
    const children = await model.children(node);
    const next = children.find(({ id }) => id.endsWith(ending));
    if (next === undefined)
      throw new Error(`${ending} is not in ${children.map((c) => c.id).join()}`);
    node = next;
  }
  return node;
}
