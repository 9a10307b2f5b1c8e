import { type CellValue, equalsTerm } from '../../src/core/filter/language.ts';
import { protocolName } from '../../src/core/format/protocol.ts';
import { VERDICTS, verdictOf } from '../../src/core/format/verdict.ts';
import type { Dimension } from '../../src/protocol/charts.ts';
import type { PageRow } from '../../src/protocol/session.ts';

/** What tops are grouped by, as a choice. */
export const DIMENSION_WORDS: Readonly<Record<Dimension, string>> = {
  source: 'Sources',
  destination: 'Destinations',
  pair: 'Pairs of source and destination',
  port: 'Destination ports',
  rule: 'Rules, with ACL and verdict',
  encryption: 'Encryption',
  protocol: 'Protocols',
  nic: 'NICs',
};

/** The columns that a group is alike in, and the value of each in one of its rows. */
const COLUMNS = {
  SrcIp: (row) => row.srcIp,
  DestIp: (row) => row.destIp,
  DestPort: (row) => row.destPort,
  L4Protocol: (row) => protocolName(row.protocol),
  AclRule: (row) => row.rule,
  AclGroup: (row) => row.aclId,
  FlowStatus: (row) => VERDICTS[verdictOf(row.denied)].word,
  FlowEncryption: (row) => row.encryption,
  MacAddress: (row) => row.macAddress,
} satisfies Record<string, (row: PageRow) => CellValue>;

type GroupColumn = keyof typeof COLUMNS;

/** The same as in the engine: a row of a group has the values of all in these columns. */
export const DIMENSION_COLUMNS: Readonly<Record<Dimension, readonly GroupColumn[]>> = {
  source: ['SrcIp'],
  destination: ['DestIp'],
  pair: ['SrcIp', 'DestIp'],
  port: ['DestPort', 'L4Protocol'],
  rule: ['AclRule', 'AclGroup', 'FlowStatus'],
  encryption: ['FlowEncryption'],
  protocol: ['L4Protocol'],
  nic: ['MacAddress'],
};

/** The terms that keep the rows of a group, of which `row` is one. */
export function groupTerms(dimension: Dimension, row: PageRow): string[] {
  return DIMENSION_COLUMNS[dimension].map((column) => equalsTerm(column, COLUMNS[column](row)));
}
