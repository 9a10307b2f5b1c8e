import { ZERO_GUID } from '../scenery.ts';
import type { TupleList } from '../vnet-flows.ts';
import { MANAGER, YADA_NSG } from './logs.ts';

const inbound = (acl: string, rule: string): TupleList => ({ acl, direction: 'I', rule });
const outbound = (acl: string, rule: string): TupleList => ({ acl, direction: 'O', rule });

/** Under which ACL and rule the network's tuples stand. */
export const RULES = {
  httpsIn: inbound(YADA_NSG, 'UserRule_allow-https'),
  apiIn: inbound(YADA_NSG, 'UserRule_allow-api'),
  vnetIn: inbound(YADA_NSG, 'DefaultRule_AllowVnetInBound'),
  probeIn: inbound(YADA_NSG, 'DefaultRule_AllowAzureLoadBalancerInBound'),
  denyIn: inbound(YADA_NSG, 'DefaultRule_DenyAllInBound'),
  vnetOut: outbound(YADA_NSG, 'DefaultRule_AllowVnetOutBound'),
  internetOut: outbound(YADA_NSG, 'DefaultRule_AllowInternetOutBound'),
  noSsh: inbound(MANAGER, 'nossh'),
  /** No NSG stands before the subnets of the hub. */
  platformIn: inbound(ZERO_GUID, 'PlatformRule'),
  platformOut: outbound(ZERO_GUID, 'PlatformRule'),
  unencryptedIn: inbound('unspecified', 'unspecified'),
} as const satisfies Record<string, TupleList>;

/** All of them, in the order in which records hold them. */
export const RULE_LISTS: readonly TupleList[] = Object.values(RULES);
