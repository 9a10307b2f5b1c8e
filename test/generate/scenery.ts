import type { Random } from './random.ts';
import type { LogIdentity } from './vnet-record.ts';

/** Names and ids of the invented network that all generated logs come from. */
export const SUBSCRIPTION = '3f0d7a52-9c41-4e8b-a6d5-1b7e2c904f68';
/** The flow log that generated hours are of. */
export const HARBOUR: LogIdentity = {
  guid: '9a2c5be1-70d4-4f36-8b1e-6d03f7a4c259',
  id: `/SUBSCRIPTIONS/${SUBSCRIPTION.toUpperCase()}/RESOURCEGROUPS/NETWORKWATCHERRG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NETWORKWATCHER_NORTHEUROPE/FLOWLOGS/HARBOUR-VNET-HARBOUR-RG-FLOWLOG`,
  target: `/subscriptions/${SUBSCRIPTION}/resourceGroups/harbour-rg/providers/Microsoft.Network/virtualNetworks/harbour-vnet`,
};
export const NSG_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/harbour-rg/providers/Microsoft.Network/networkSecurityGroups/pier-nsg`;
export const MANAGER_ID = `/subscriptions/${SUBSCRIPTION}/resourceGroups/harbour-rg/providers/Microsoft.Network/networkManagers/harbour-master`;
export const ZERO_GUID = '00000000-0000-0000-0000-000000000000';

/** The hour that generated logs are of, unless told otherwise: 2026-03-14 09:00 UTC. */
export const DEFAULT_HOUR = Date.UTC(2026, 2, 14, 9);

/** A record's `time` as Azure writes it: ISO 8601, UTC, 7 decimals. */
export function recordTimeText(ms: number, random: Random): string {
  return `${new Date(ms).toISOString().slice(0, -1)}${String(random.below(10_000)).padStart(4, '0')}Z`;
}

/** Any address of the internet: no private, loopback, shared, link-local or multicast one. */
export function publicAddress(random: Random): string {
  for (;;) {
    const bits = random.next();
    const first = bits >>> 24;
    const second = (bits >>> 16) & 255;
    if (!isReserved(first, second)) return `${first}.${second}.${(bits >>> 8) & 255}.${bits & 255}`;
  }
}

function isReserved(first: number, second: number): boolean {
  if (first === 0 || first === 10 || first === 127 || first >= 224) return true;
  if (first === 172) return second >= 16 && second < 32;
  return first === 192 || first === 169 || first === 100 || first === 198 || first === 203;
}
