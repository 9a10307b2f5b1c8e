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
} as const satisfies Record<string, readonly ColumnName[]>;

/** What rows are grouped by. */
export type Dimension = keyof typeof DIMENSIONS;
