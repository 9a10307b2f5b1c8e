import type { NameColumn } from '../format/columns.ts';
import type { AddressField } from './address-fields.ts';

/** The ends of a row; the remote one is that at which its NIC is not. */
export type RowEnd = 'source' | 'destination';

/** Which address of a row a column speaks of: the remote one, or else the local one. */
interface ColumnField {
  readonly field: AddressField;
  readonly end: RowEnd | 'remote';
}

/** The columns that speak of one address; `FlowType` speaks of both. */
export type FieldColumn = Exclude<NameColumn, 'FlowType'>;

/** What each of them says of which address. */
export const COLUMN_FIELDS: Readonly<Record<FieldColumn, ColumnField>> = {
  SrcName: { field: 'name', end: 'source' },
  DestName: { field: 'name', end: 'destination' },
  SrcKind: { field: 'kind', end: 'source' },
  DestKind: { field: 'kind', end: 'destination' },
  SrcGroup: { field: 'group', end: 'source' },
  DestGroup: { field: 'group', end: 'destination' },
  SrcRegion: { field: 'region', end: 'source' },
  DestRegion: { field: 'region', end: 'destination' },
  Country: { field: 'country', end: 'remote' },
  ServiceTag: { field: 'tag', end: 'remote' },
};

/** The end at which the NIC is that logged a flow. */
export function localEnd(isOutbound: boolean): RowEnd {
  return isOutbound ? 'source' : 'destination';
}
