import type { ColumnName } from './columns.ts';

/** What rows are grouped by, and the columns that say it: all rows of a group agree in them. */
export const DIMENSIONS = {
  source: ['SrcIp'],
  destination: ['DestIp'],
  pair: ['SrcIp', 'DestIp'],
  port: ['DestPort', 'L4Protocol'],
  rule: ['AclRule', 'AclGroup', 'FlowStatus'],
  encryption: ['FlowEncryption'],
  protocol: ['L4Protocol'],
  nic: ['MacAddress'],
  sourceName: ['SrcName'],
  destinationName: ['DestName'],
  namePair: ['SrcName', 'DestName'],
  sourceGroup: ['SrcGroup'],
  destinationGroup: ['DestGroup'],
  groupPair: ['SrcGroup', 'DestGroup'],
  sourceKind: ['SrcKind'],
  destinationKind: ['DestKind'],
  sourceRegion: ['SrcRegion'],
  destinationRegion: ['DestRegion'],
  country: ['Country'],
  serviceTag: ['ServiceTag'],
  flowType: ['FlowType'],
} as const satisfies Record<string, readonly ColumnName[]>;

/** What rows are grouped by. */
export type Dimension = keyof typeof DIMENSIONS;

/** What the ends of flows are shown by in a flow map, and what its layers are grouped by then. */
export const MAP_DIMENSIONS = {
  address: ['source', 'destination', 'port'],
  name: ['sourceName', 'destinationName', 'port'],
  group: ['sourceGroup', 'destinationGroup', 'port'],
  kind: ['sourceKind', 'destinationKind', 'port'],
  region: ['sourceRegion', 'destinationRegion', 'port'],
  country: ['country', 'destination', 'port'],
} as const satisfies Record<string, readonly [Dimension, Dimension, Dimension]>;

/** What the ends of flows are shown by in a flow map. */
export type MapBy = keyof typeof MAP_DIMENSIONS;
