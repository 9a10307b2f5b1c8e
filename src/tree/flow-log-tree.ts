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

/** What the tree stands in. */
export interface TreeSurroundings {
  readonly view: vscode.TreeView<TreeNode>;
  /** Has the view draw a node anew, or all. */
  readonly changed: vscode.EventEmitter<LevelNode | undefined>;
  readonly accounts: Accounts;
  readonly nics: NicLabels;
  readonly log: Log;
}

/** The view "Storage Accounts": what the model holds, as the editor shows it. */
export class FlowLogTree implements vscode.Disposable {
  readonly model: TreeModel;
  private readonly view: vscode.TreeView<TreeNode>;
  private readonly accounts: Accounts;
  private readonly nics: NicLabels;
  private readonly log: Log;
  private readonly listening: vscode.Disposable;
  /** Children are asked for again whenever they are drawn. */
  private readonly noted = new WeakSet<Failure>();
  /** What was never drawn need not be drawn anew. */
  private isDrawn = false;

  constructor({ view, changed, accounts, nics, log }: TreeSurroundings) {
    this.view = view;
    this.accounts = accounts;
    this.nics = nics;
    this.log = log;
    const drawAnew = (node?: LevelNode) => this.isDrawn && changed.fire(node);
    this.model = new TreeModel(listingSource(accounts), {
      changed: drawAnew,
      loading: (isLoading) => setContext('isTreeLoading', isLoading),
    });
    this.showAccounts();
    this.listening = vscode.Disposable.from(
      accounts.onDidChange(() => this.showAccounts()),
      nics.onDidChange(() => drawAnew()),
    );
  }

  dispose(): void {
    this.listening.dispose();
    this.model.cancel();
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
    this.isDrawn = true;
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
