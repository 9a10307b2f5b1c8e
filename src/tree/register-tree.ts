import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import type { NicLabels } from '../names/nic-labels.ts';
import type { Log } from '../platform/log.ts';
import { onNeed, type OnNeed } from '../platform/on-need.ts';
import type { FlowLogTree } from './flow-log-tree.ts';
import type { LevelNode, TreeNode } from './nodes.ts';

const VIEW = 'flowLogs.accounts';

/** Registers the view "Storage Accounts"; the tree in it is made once somebody looks at it. */
export function registerTree(
  { subscriptions }: vscode.ExtensionContext,
  accounts: Accounts,
  nics: NicLabels,
  log: Log,
): OnNeed<FlowLogTree> {
  const changed = new vscode.EventEmitter<LevelNode | undefined>();
  const tree = onNeed(async () => {
    const { FlowLogTree } = await import('./flow-log-tree.ts');
    const made = new FlowLogTree({ view, changed, accounts, nics, log });
    subscriptions.push(made);
    return made;
  });
  const provider: vscode.TreeDataProvider<TreeNode> = {
    onDidChangeTreeData: changed.event,
    getTreeItem: async (node) => (await tree()).getTreeItem(node),
    getChildren: async (node) => (await tree()).getChildren(node),
    getParent: (node) => node.parent,
  };
  const view = vscode.window.createTreeView(VIEW, {
    treeDataProvider: provider,
    showCollapseAll: true,
    canSelectMany: true,
  });
  subscriptions.push(view, changed);
  return tree;
}
