import * as vscode from 'vscode';
import { blobUri } from '../blobs/blob-uri.ts';
import { itemFacts, type NicNames } from './item-facts.ts';
import { isLevel, type TreeNode } from './nodes.ts';

/** A node as the editor shows it. */
export function treeItem(node: TreeNode, now: number, nicOf: NicNames): vscode.TreeItem {
  const { label, description, tooltip, spoken, icon } = itemFacts(node, now, nicOf);
  const { None, Collapsed } = vscode.TreeItemCollapsibleState;
  const item = new vscode.TreeItem(label, isLevel(node) ? Collapsed : None);
  item.id = node.id;
  item.description = description;
  item.tooltip = tooltip;
  item.accessibilityInformation = { label: spoken };
  item.iconPath = new vscode.ThemeIcon(icon, colourOf(node));
  item.contextValue = node.kind;
  const command = commandOf(node);
  if (command !== undefined) item.command = command;
  return item;
}

function colourOf(node: TreeNode): vscode.ThemeColor | undefined {
  if (node.kind !== 'failure' || node.failure.code === 'cancelled') return undefined;
  return new vscode.ThemeColor('list.errorForeground');
}

/** What a click or Enter does; levels open by themselves. */
function commandOf(node: TreeNode): vscode.Command | undefined {
  if (node.kind === 'nic') return opening(node.url, 'vscode.openWith', 'flowLogs.blob');
  if (node.kind === 'blob') return opening(node.url, 'vscode.open');
  if (node.kind === 'signIn') {
    return { command: 'flowLogs.signIn', title: 'Sign In', arguments: [node.account] };
  }
  if (node.kind !== 'more' && node.kind !== 'addPlace') return undefined;
  const command = node.kind === 'more' ? 'flowLogs.loadMore' : 'flowLogs.addPlace';
  return { command, title: '', arguments: [node] };
}

function opening(
  url: string | undefined,
  command: string,
  ...more: readonly string[]
): vscode.Command | undefined {
  if (url === undefined) return undefined;
  return { command, title: 'Open', arguments: [blobUri(url), ...more] };
}
