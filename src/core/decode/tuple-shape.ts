/**
 * The shapes of a flow tuple. VNet tuples of every version have 13 fields; NSG tuples have 8 in
 * version 1 and 13 in version 2; `nsg` is either, for a record whose version is not known (yet).
 */
export type TupleShape = 'vnet' | 'nsg1' | 'nsg2' | 'nsg';

/** What a field is, in the order of the fields. */
export type TupleField =
  | 'time'
  | 'source address'
  | 'destination address'
  | 'source port'
  | 'destination port'
  | 'protocol'
  | 'direction'
  | 'state'
  | 'decision'
  | 'encryption'
  | 'packets sent'
  | 'bytes sent'
  | 'packets received'
  | 'bytes received';

const FIVE_TUPLE = [
  'time',
  'source address',
  'destination address',
  'source port',
  'destination port',
  'protocol',
  'direction',
] as const satisfies readonly TupleField[];

const STATISTICS = [
  'packets sent',
  'bytes sent',
  'packets received',
  'bytes received',
] as const satisfies readonly TupleField[];

/** Fields of a VNet tuple, in order. */
export const VNET_FIELDS: readonly TupleField[] = [
  ...FIVE_TUPLE,
  'state',
  'encryption',
  ...STATISTICS,
];

/** Fields of an NSG tuple, in order; version 1 ends behind the decision. */
export const NSG_FIELDS: readonly TupleField[] = [
  ...FIVE_TUPLE,
  'decision',
  'state',
  ...STATISTICS,
];

/** How many fields an NSG version 1 tuple has. */
export const NSG1_FIELD_COUNT = 8;

/** How many fields a tuple of this shape may have. */
export function fieldCounts(shape: TupleShape): readonly number[] {
  switch (shape) {
    case 'vnet':
    case 'nsg2':
      return [13];
    case 'nsg1':
      return [NSG1_FIELD_COUNT];
    case 'nsg':
      return [NSG1_FIELD_COUNT, 13];
  }
}

/** The fields of a tuple of this shape, in order. */
export function fieldsOf(shape: TupleShape): readonly TupleField[] {
  return shape === 'vnet' ? VNET_FIELDS : NSG_FIELDS;
}
