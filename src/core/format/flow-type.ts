/**
 * How Traffic Analytics sorts flows by their two ends. Its `MaliciousFlow` is not among them: it
 * rests on a list of Microsoft's that is nowhere to be had.
 */
export type FlowType =
  | 'IntraVNet'
  | 'InterVNet'
  | 'S2S'
  | 'P2S'
  | 'AzurePublic'
  | 'ExternalPublic'
  | 'UnknownPrivate'
  | 'Unknown';

/** What each type means, after Microsoft's notes on the schema of Traffic Analytics. */
export const FLOW_TYPES: Readonly<Record<FlowType, string>> = {
  IntraVNet: 'Both ends are in one virtual network.',
  InterVNet: 'The ends are in two virtual networks.',
  S2S: 'One end is in a virtual network, the other at a site behind a VPN gateway or ExpressRoute.',
  P2S: 'One end is in a virtual network, the other is a client of its VPN gateway.',
  AzurePublic:
    'One end is in a virtual network, the other is a public address of Azure’s own services.',
  ExternalPublic: 'One end is in a virtual network, the other is a public address outside Azure.',
  UnknownPrivate:
    'One end is in a virtual network, the other is a private address of which nothing more is known.',
  Unknown: 'What is known of the two ends is not enough to tell.',
};
