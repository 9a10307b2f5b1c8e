import type { TreeNode } from './nodes.ts';

/** Folders stand before blobs, as everywhere. */
const FOLDERS_FIRST = { folder: 0, blob: 1 };

/** As people look for them: times with the newest first, all else by name. */
export function inOrder(nodes: readonly TreeNode[]): TreeNode[] {
  return [...nodes].sort(compare);
}

function compare(one: TreeNode, other: TreeNode): number {
  if ('period' in one && 'period' in other) return other.period.start - one.period.start;
  if (isOther(one) && isOther(other)) {
    const byKind = FOLDERS_FIRST[one.kind] - FOLDERS_FIRST[other.kind];
    if (byKind !== 0) return byKind;
  }
  return alphabetical(sortText(one), sortText(other));
}

function isOther(node: TreeNode): node is Extract<TreeNode, { kind: 'folder' | 'blob' }> {
  return node.kind === 'folder' || node.kind === 'blob';
}

function sortText(node: TreeNode): string {
  if (node.kind === 'log') {
    return `${node.path.name}\n${node.path.region}\n${node.id}`.toLowerCase();
  }
  return node.kind === 'nic' ? node.blob.macAddress : node.id;
}

/** By code units: the same on every machine. */
function alphabetical(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}
