import { logOfFolders } from '../../core/format/blob-name.ts';
import type { FlowLogPath } from '../../core/format/flow-log-path.ts';
import { splitLeadingGuid } from '../../core/format/guid.ts';

/**
 * What a folder may be: the root of a flow log; on the way to one; what no flow log lies below;
 * or anything else, where an archive may have put flow logs.
 */
export type FolderRole =
  | { readonly kind: 'log'; readonly path: FlowLogPath }
  | { readonly kind: 'way' | 'stray' | 'open' };

const NSG = 'subscriptions/*/resourcegroups/*/providers/microsoft.network/networksecuritygroups/*';
const VNET =
  'subscriptions/*/resourcegroups/*/providers/microsoft.network/networkwatchers/*/flowlogs/*';

const MARKER = /^(?:flowlog)?resourceid=$/i;

/** Archives nest; below this many folders of no known meaning nobody looks for flow logs. */
const DEEPEST = 8;

/** Reads a folder by its whole name, `/` at its end, in any case. */
export function folderRole(folder: string): FolderRole {
  const path = logOfFolders(folder);
  if (path !== undefined) return { kind: 'log', path };
  const folders = folder.split('/').slice(0, -1);
  const marker = folders.findLastIndex((each) => MARKER.test(each));
  if (marker < 0) return { kind: folders.length > DEEPEST ? 'stray' : 'open' };
  const behind = folders.slice(marker + 1);
  const isVnet = folders[marker]!.length > 'resourceid='.length;
  return { kind: mayLead(behind, isVnet) ? 'way' : 'stray' };
}

function mayLead(behind: readonly string[], isVnet: boolean): boolean {
  if (fits(behind, isVnet ? VNET : NSG)) return true;
  return isVnet && behind.length === 1 && splitLeadingGuid(behind[0]!) !== undefined;
}

function fits(folders: readonly string[], pattern: string): boolean {
  const words = pattern.split('/');
  return (
    folders.length < words.length &&
    folders.every((folder, at) => words[at] === '*' || folder.toLowerCase() === words[at])
  );
}
