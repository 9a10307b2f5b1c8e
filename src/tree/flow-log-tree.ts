import * as vscode from 'vscode';
import type { Accounts } from '../accounts/accounts.ts';
import type { NicLabels } from '../names/nic-labels.ts';
import type { Log } from '../platform/log.ts';
import type { Failure } from '../protocol/failure.ts';
import type { ListingSource } from './level-parts.ts';
import { containerUrl } from './addresses.ts';
import type { LevelNode, TreeNode } from './nodes.ts';
import { treeItem } from './tree-item.ts';
import { TreeModel } from './tree-model.ts';

const VIEW = 'flowLogs.accounts';

/** The view "Storage Accounts": what the model holds, as the editor shows it. */
export class FlowLogTree implements vscode.TreeDataProvider<TreeNode> {
  readonly model: TreeModel;
  private readonly changed = new vscode.EventEmitter<LevelNode | undefined>();
  readonly onDidChangeTreeData = this.changed.event;
  private readonly view: vscode.TreeView<TreeNode>;

  private readonly accounts: Accounts;
  private readonly nics: NicLabels;
  private readonly log: Log;
  /** Children are asked for again whenever they are drawn. */
  private readonly noted = new WeakSet<Failure>();

  private constructor(accounts: Accounts, nics: NicLabels, log: Log) {
    this.accounts = accounts;
    this.nics = nics;
    this.log = log;
    this.model = new TreeModel(listingSource(accounts), {
      changed: (node) => this.changed.fire(node),
      loading: (isLoading) => setContext('isTreeLoading', isLoading),
    });
    this.showAccounts();
    this.view = vscode.window.createTreeView(VIEW, {
      treeDataProvider: this,
      showCollapseAll: true,
      canSelectMany: true,
    });
  }

  static register(
    context: vscode.ExtensionContext,
    accounts: Accounts,
    nics: NicLabels,
    log: Log,
  ): FlowLogTree {
    const tree = new FlowLogTree(accounts, nics, log);
    context.subscriptions.push(
      tree.view,
      tree.changed,
      accounts.onDidChange(() => tree.showAccounts()),
      nics.onDidChange(() => tree.changed.fire(undefined)),
      { dispose: () => tree.model.cancel() },
    );
    return tree;
  }

  /** Takes the accounts as they are now; where there is none, the view's welcome says why. */
  showAccounts(): void {
    setContext('accounts', this.accounts.lack() ?? 'some');
    this.model.show(this.accounts.list());
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    return treeItem(node, Date.now(), (mac) => this.nics.of(mac));
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) return [...this.model.roots];
    const children = await this.model.children(node);
    for (const child of children) if (child.kind === 'failure') this.note(child.failure);
    return [...children];
  }

  private note(failure: Failure): void {
    if (this.noted.has(failure)) return;
    this.noted.add(failure);
    this.log.warn(`${failure.code}: ${failure.message}`);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  /** The node that is selected, for commands of the palette. */
  get selected(): TreeNode | undefined {
    return this.view.selection[0];
  }

  /** All nodes that are selected. */
  get selection(): readonly TreeNode[] {
    return this.view.selection;
  }

  /** Opens the way to a node, selects it and takes the focus to it. */
  async reveal(node: TreeNode): Promise<void> {
    await this.view.reveal(node, { select: true, focus: true, expand: true });
  }
}

function setContext(name: string, value: string | boolean): void {
  void vscode.commands.executeCommand('setContext', `flowLogs.${name}`, value);
}

/** In the tree nobody is asked to sign in: a node offers it. */
function listingSource(accounts: Accounts): ListingSource {
  return async (account, container) => {
    const access = await accounts.access(account, { mayPrompt: false });
    const { openListing } = await import('../azure/index.ts');
    const target = `container ${container} of ${account.name}`;
    return openListing(containerUrl(account, container), access, target);
  };
}
