import { splitLeadingGuid } from './guid.ts';
import { parseResourceId } from './resource-id.ts';
import type { ResourceId } from './resource-id.ts';

/** Which of Azure's two flow logs: `vnet` is today's, `nsg` the retired one. */
export type FlowLogKind = 'vnet' | 'nsg';

/** Containers that Azure writes flow logs into. */
export const FLOW_LOG_CONTAINERS: Readonly<Record<FlowLogKind, string>> = {
  vnet: 'insights-logs-flowlogflowevent',
  nsg: 'insights-logs-networksecuritygroupflowevent',
};

/** What the folders above the hours say of a log, in the case in which they were written. */
export interface FlowLogPath {
  readonly kind: FlowLogKind;
  readonly subscription: string;
  /** The group of the Network Watcher or, for an NSG log, of the NSG. */
  readonly resourceGroup: string;
  /** Empty for an NSG log, and where a custom watcher's name cannot be told from the log's. */
  readonly networkWatcher: string;
  /** The region in a default watcher's name, such as `EASTUS`; else empty. */
  readonly region: string;
  /** The flow log's name (a custom watcher's may stand before it) or the NSG's. */
  readonly name: string;
}

/** `NETWORKWATCHER_{REGION}`: region names hold no `_`. */
const DEFAULT_WATCHER = /^NETWORKWATCHER_([^_]+)(?:_|$)/i;

/** Reads the folders behind `flowLogResourceID=`, in either form (flow-log-format, section 2). */
export function parseVnetLogPath(folders: readonly string[]): FlowLogPath | undefined {
  return folders.length === 2 ? fromShortForm(folders[0]!, folders[1]!) : fromResourceId(folders);
}

/** Reads the folders behind `resourceId=`. Other logs stand there too: only NSGs are taken. */
export function parseNsgLogPath(folders: readonly string[]): FlowLogPath | undefined {
  const id = resourceOf(folders, 'networksecuritygroups');
  if (id === undefined) return undefined;
  const { subscription, resourceGroup, name } = id;
  return { kind: 'nsg', subscription, resourceGroup, networkWatcher: '', region: '', name };
}

function fromShortForm(scope: string, log: string): FlowLogPath | undefined {
  const parts = splitLeadingGuid(scope);
  if (parts === undefined) return undefined;
  const { guid: subscription, rest: resourceGroup } = parts;
  return { kind: 'vnet', subscription, resourceGroup, ...splitWatcher(log) };
}

function splitWatcher(text: string): Pick<FlowLogPath, 'networkWatcher' | 'region' | 'name'> {
  const found = DEFAULT_WATCHER.exec(text);
  const name = text.slice(found?.[0].length ?? 0);
  if (found === null || name === '') return { networkWatcher: '', region: '', name: text };
  return { networkWatcher: found[0].slice(0, -1), region: found[1]!, name };
}

function fromResourceId(folders: readonly string[]): FlowLogPath | undefined {
  const id = resourceOf(folders, 'networkwatchers/flowlogs');
  if (id === undefined) return undefined;
  const { subscription, resourceGroup, name } = id;
  const networkWatcher = id.parents[0]!.name;
  const watcher = DEFAULT_WATCHER.exec(networkWatcher);
  const region = watcher?.[0] === networkWatcher ? watcher[1]! : '';
  return { kind: 'vnet', subscription, resourceGroup, networkWatcher, region, name };
}

function resourceOf(folders: readonly string[], type: string): ResourceId | undefined {
  const id = parseResourceId(folders.join('/'));
  return id?.type.toLowerCase() === type ? id : undefined;
}
