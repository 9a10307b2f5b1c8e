/** One step of a resource id: `virtualNetworks/hub-vnet`. */
export interface ResourceSegment {
  readonly type: string;
  readonly name: string;
}

/** The parts of an Azure Resource Manager id, each in the case in which it was written. */
export interface ResourceId {
  readonly subscription: string;
  /** Empty for a resource that stands in no group. */
  readonly resourceGroup: string;
  /** `Microsoft.Network`. */
  readonly provider: string;
  /** The whole type below the provider: `virtualNetworks/subnets`. */
  readonly type: string;
  readonly name: string;
  /** The resources around it, the outermost first. */
  readonly parents: readonly ResourceSegment[];
}

/** Azure allows far less; longer text is no id, and cutting it up would cost memory. */
const LONGEST_ID = 4096;

/**
 * Reads `/subscriptions/…/resourceGroups/…/providers/…/type/name[/type/name]…`. The fixed words
 * count in any case, and doubled slashes as one: flow logs write ids in upper case, and real ones
 * hold `//RESOURCEGROUPS`. Anything else is `undefined`.
 */
export function parseResourceId(text: string): ResourceId | undefined {
  if (text.length > LONGEST_ID) return undefined;
  const parts = text.split('/').filter((part) => part !== '');
  const subscription = valueAfter(parts, 'subscriptions');
  if (subscription === undefined) return undefined;
  const resourceGroup = valueAfter(parts, 'resourcegroups') ?? '';
  const provider = valueAfter(parts, 'providers');
  const segments = pairs(parts);
  const last = segments?.at(-1);
  if (provider === undefined || segments === undefined || last === undefined) return undefined;
  const type = segments.map((segment) => segment.type).join('/');
  const parents = segments.slice(0, -1);
  return { subscription, resourceGroup, provider, type, name: last.name, parents };
}

/** Takes a fixed word and its value off the front, or leaves all as it is. */
function valueAfter(parts: string[], word: string): string | undefined {
  if (parts.length < 2 || parts[0]!.toLowerCase() !== word) return undefined;
  return parts.splice(0, 2)[1];
}

function pairs(parts: readonly string[]): ResourceSegment[] | undefined {
  if (parts.length % 2 !== 0) return undefined;
  const segments: ResourceSegment[] = [];
  for (let at = 0; at < parts.length; at += 2) {
    segments.push({ type: parts[at]!, name: parts[at + 1]! });
  }
  return segments;
}

/** The name of the resource, or the text itself where it is no resource id. */
export function resourceName(text: string): string {
  return parseResourceId(text)?.name ?? text;
}

/** The end of an id that says what it is: `…/networkManagers/avnm-hub`; other text as it is. */
export function resourceTail(text: string): string {
  const id = parseResourceId(text);
  if (id === undefined) return text;
  return `…/${id.type.slice(id.type.lastIndexOf('/') + 1)}/${id.name}`;
}

const TYPE_WORDS = new Map([
  ['virtualnetworks', 'virtual network'],
  ['virtualnetworks/subnets', 'subnet'],
  ['networkinterfaces', 'network interface'],
  ['networksecuritygroups', 'network security group'],
  ['networkmanagers', 'Virtual Network Manager'],
  ['networkwatchers', 'Network Watcher'],
  ['networkwatchers/flowlogs', 'flow log'],
]);

/** What kind of resource it is, in words: `virtual network`; a type not met here stands as it is. */
export function resourceTypeWord(id: ResourceId): string {
  return TYPE_WORDS.get(id.type.toLowerCase()) ?? id.type;
}
