import type { LogPlace } from '../accounts/storage-account.ts';
import { placeName } from './addresses.ts';
import type { LevelNode, TreeNode } from './nodes.ts';

/** What stands where nothing was found: that nothing was, what was looked for, what to do. */
export function emptyNodes(node: LevelNode, places: readonly LogPlace[]): readonly TreeNode[] {
  const { account } = node;
  const hint = (text: string, detail: string): TreeNode => ({
    ...{ kind: 'hint', id: `${node.id}#hint`, account, parent: node },
    ...{ text, detail },
  });
  const place = placeName(places[0] ?? { container: '', prefix: '' });
  switch (node.kind) {
    case 'account': {
      const looked = `Looked for flow logs in ${places.map(placeName).join(', ')}.`;
      const add = { kind: 'addPlace', id: `${node.id}#add place`, account, parent: node } as const;
      return [hint('No flow logs found', looked), add];
    }
    case 'log':
    case 'month':
    case 'day':
    case 'hour':
      return [hint('No blobs found', `Looked for blobs whose names begin with ${place}.`)];
    case 'others':
    case 'folder':
      return [hint('No other blobs here', `${place} holds flow logs only, which are shown above.`)];
  }
}
