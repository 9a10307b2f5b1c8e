import * as vscode from 'vscode';
import { FailureError } from '../protocol/failure.ts';
import { loaded } from '../tree/find-hour.ts';
import type { FlowLogTree } from '../tree/flow-log-tree.ts';
import { itemFacts } from '../tree/item-facts.ts';
import { type AccountNode, isNode, type LogNode, type TreeNode } from '../tree/nodes.ts';
import { quickText } from '../platform/quick-text.ts';

/** The node that a menu gave a command, or the one that is selected. */
export function chosenNode(tree: FlowLogTree, argument: unknown): TreeNode | undefined {
  return isNode(argument) ? argument : tree.selected;
}

/** A node around another, or it itself, by its kind. */
export function around<Kind extends TreeNode['kind']>(
  node: TreeNode | undefined,
  kind: Kind,
): Extract<TreeNode, { kind: Kind }> | undefined {
  for (let each = node; each !== undefined; each = each.parent) {
    if (each.kind === kind) return each as Extract<TreeNode, { kind: Kind }>;
  }
  return undefined;
}

/** The flow log that a command is for; asks where none is chosen. `undefined` where nobody answers. */
export async function chosenLog(
  tree: FlowLogTree,
  argument: unknown,
): Promise<LogNode | undefined> {
  return (
    around(chosenNode(tree, argument), 'log') ?? (await pickNode('Choose a flow log', logsOf(tree)))
  );
}

/** The account that a command is for; asks where none is chosen and there is more than one. */
export async function chosenAccount(
  tree: FlowLogTree,
  argument: unknown,
): Promise<AccountNode | undefined> {
  const chosen = isNode(argument) ? around(argument, 'account') : undefined;
  if (chosen !== undefined) return chosen;
  const { roots } = tree.model;
  if (roots.length === 0) throw noAccounts();
  return roots.length === 1 ? roots[0] : pickNode('Choose a storage account', roots);
}

/** Lets a person choose one of nodes, which may still be on their way. */
export async function pickNode<Node extends TreeNode>(
  placeHolder: string,
  nodes: readonly Node[] | Promise<readonly Node[]>,
): Promise<Node | undefined> {
  const items = Promise.resolve(nodes).then((all) => all.map(itemOf));
  const options = { placeHolder, matchOnDescription: true, matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.node;
}

/** A node as a list shows it. */
export function itemOf<Node extends TreeNode>(node: Node) {
  const { label, description } = itemFacts(node, Date.now());
  return {
    label: quickText(label),
    description: quickText(description),
    detail: quickText(node.account.name),
    node,
  };
}

/** The flow logs of all accounts, or of some. Rejects where there are none. */
export async function logsOf(
  { model }: FlowLogTree,
  accounts: readonly AccountNode[] = model.roots,
): Promise<readonly LogNode[]> {
  if (accounts.length === 0) throw noAccounts();
  const levels = await Promise.all(accounts.map((account) => loaded(model, account)));
  const logs = levels.flat().filter((node) => node.kind === 'log');
  if (logs.length > 0) return logs;
  throw new FailureError(
    'not-found',
    'No flow logs were found in the storage accounts.',
    'Add the container where they lie: “Flow Logs: Add Container or Prefix…”.',
  );
}

function noAccounts(): FailureError {
  return new FailureError(
    'not-found',
    'No storage account was added yet.',
    'Add one: “Flow Logs: Add Storage Account…”.',
  );
}
