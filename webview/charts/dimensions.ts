import { equalsTerm } from '../../src/core/filter/language.ts';
import { type Dimension, DIMENSIONS } from '../../src/core/format/dimensions.ts';
import { rowValue } from '../../src/core/format/row-values.ts';
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
  sourceName: 'Source names',
  destinationName: 'Destination names',
  namePair: 'Pairs of names',
  sourceGroup: 'Source groups',
  destinationGroup: 'Destination groups',
  groupPair: 'Pairs of groups',
  sourceKind: 'Source kinds',
  destinationKind: 'Destination kinds',
  sourceRegion: 'Source regions',
  destinationRegion: 'Destination regions',
  country: 'Countries',
  serviceTag: 'Service tags',
  flowType: 'Flow types',
};

/** The terms that keep the rows of a group, of which `row` is one. */
export function groupTerms(dimension: Dimension, row: PageRow): string[] {
  return DIMENSIONS[dimension].map((column) => equalsTerm(column, rowValue(row, column)));
}
