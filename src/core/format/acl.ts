import { isGuid, ZERO_GUID } from './guid.ts';
import { parseResourceId, resourceTail } from './resource-id.ts';

/** What an `aclID` points at. */
export type AclKind =
  'nsg' | 'network-manager' | 'guid' | 'platform' | 'unspecified' | 'none' | 'other';

/** What an `aclID` (VNet logs) or the record's NSG id (NSG logs) says. */
export interface AclFacts {
  readonly kind: AclKind;
  /** Short enough for a cell. */
  readonly display: string;
  readonly meaning: string;
}

const MEANINGS: Readonly<Record<AclKind, string>> = {
  nsg: 'A network security group.',
  'network-manager':
    'A Virtual Network Manager, whose security admin rules are evaluated before any network security group.',
  guid: 'An id without a path: until early 2024 network security groups were logged by their GUID, and a Virtual Network Manager can be.',
  platform:
    'No access control list of yours: the platform handled this traffic (load balancer probes, return traffic).',
  unspecified: 'No access control list was consulted: the flow was denied because of encryption.',
  none: 'The log names no access control list.',
  other: 'An access control list of a kind not met before, shown as logged.',
};

const KIND_BY_TYPE = new Map<string, AclKind>([
  ['networksecuritygroups', 'nsg'],
  ['networkmanagers', 'network-manager'],
]);

/** Says what an ACL id points at, by its form alone. */
export function classifyAcl(aclId: string): AclFacts {
  const kind = aclKind(aclId);
  return { kind, display: displayOf(kind, aclId), meaning: MEANINGS[kind] };
}

/** The kind alone. */
export function aclKind(aclId: string): AclKind {
  if (aclId === '' || aclId === '-') return 'none';
  if (aclId === ZERO_GUID) return 'platform';
  if (isGuid(aclId)) return 'guid';
  if (/^unspecified$/i.test(aclId)) return 'unspecified';
  const id = parseResourceId(aclId);
  if (id === undefined) return 'other';
  // What lies inside a Virtual Network Manager (a configuration, a rule collection) is its own too.
  return KIND_BY_TYPE.get(id.type.split('/')[0]!.toLowerCase()) ?? 'other';
}

function displayOf(kind: AclKind, aclId: string): string {
  if (kind === 'none') return '';
  return kind === 'platform' ? 'Platform' : resourceTail(aclId);
}
