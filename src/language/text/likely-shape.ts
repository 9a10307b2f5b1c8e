import type { TupleShape } from '../../core/format/tuple-fields.ts';

/** Field 8 of VNet tuples is an encryption code; that of NSG tuples, a state or nothing. */
const NSG_STATE = /^[BCE]?$/;

/**
 * The shape that a tuple's own fields speak for, whatever stands around it; `undefined` for what is
 * hardly a tuple. The last word is the record's: `D` is a state in one log, a decision in the other.
 */
export function likelyShape(fields: readonly string[]): TupleShape | undefined {
  if (!/^\d{1,16}$/.test(fields[0] ?? '')) return undefined;
  if (fields.length < 8 || !/^[IO]$/.test(fields[6]!)) return undefined;
  if (fields.length === 8) return /^[AD]$/.test(fields[7]!) ? 'nsg1' : undefined;
  if (/^[TU]$/.test(fields[5]!) || fields[7] === 'A') return 'nsg2';
  return fields[7] === 'D' && NSG_STATE.test(fields[8]!) ? 'nsg2' : 'vnet';
}
