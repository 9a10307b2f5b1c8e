import type { LogIdentity } from '../vnet-record.ts';
import type { Network } from './hosts.ts';

const SUBSCRIPTION = '5c9e1f40-7b26-4d83-a1f7-0e94c2b6d815';
const HUB_GROUP = 'yada-rg';
const PROVIDER = `/subscriptions/${SUBSCRIPTION}/resourceGroups/${HUB_GROUP}/providers/Microsoft.Network`;

/** The network security group on every subnet of the spokes. */
export const YADA_NSG = `${PROVIDER}/networkSecurityGroups/yada-nsg`;
/** The Virtual Network Manager whose security admin rule `nossh` stands before every NSG. */
export const MANAGER = `${PROVIDER}/networkManagers/yada-manager`;

const WATCHER = `/subscriptions/${SUBSCRIPTION}/resourceGroups/NetworkWatcherRG/providers/Microsoft.Network/networkWatchers/NetworkWatcher_westeurope`;
const VNET_PREFIX = `flowLogResourceID=/${SUBSCRIPTION.toUpperCase()}_NETWORKWATCHERRG/NETWORKWATCHER_WESTEUROPE_`;

const NAMES: Readonly<Record<Network, string>> = {
  hub: 'hub-vnet',
  spoke1: 'spoke1-vnet',
  spoke2: 'spoke2-vnet',
};

const GUIDS: Readonly<Record<Network, string>> = {
  hub: 'e0b7a9d2-1c34-4f58-9a67-d1f02b3c4e01',
  spoke1: 'e0b7a9d2-1c34-4f58-9a67-d1f02b3c4e02',
  spoke2: 'e0b7a9d2-1c34-4f58-9a67-d1f02b3c4e03',
};

const logName = (network: Network) => `${NAMES[network]}-${HUB_GROUP}-flowlog`;

/** What the records of a network's flow log say of it. */
export function logIdentity(network: Network): LogIdentity {
  return {
    guid: GUIDS[network],
    id: `${WATCHER}/flowLogs/${logName(network)}`.toUpperCase(),
    target: `${PROVIDER}/virtualNetworks/${NAMES[network]}`,
  };
}

/** The blob of an hour of one interface; spoke 2's bears the longer of the two forms of names. */
export function vnetBlobName(network: Network, hour: number, mac: string): string {
  const log =
    network === 'spoke2'
      ? `flowLogResourceID=${logIdentity(network).id}`
      : VNET_PREFIX + logName(network).toUpperCase();
  return `${log}/${hourPath(hour)}/macAddress=${mac}/PT1H.json`;
}

/** The blob of an hour of one interface in the archive of the NSG's flow log. */
export function nsgBlobName(hour: number, mac: string): string {
  return `resourceId=${YADA_NSG.toUpperCase()}/${hourPath(hour)}/macAddress=${mac}/PT1H.json`;
}

function hourPath(hour: number): string {
  const [year, month, day, hours] = new Date(hour).toISOString().split(/[-T:]/);
  return `y=${year}/m=${month}/d=${day}/h=${hours}/m=00`;
}
