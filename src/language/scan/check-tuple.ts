import { diagnoseTuple } from '../../core/format/diagnose-tuple.ts';
import { isKnownEncryption } from '../../core/format/encryption.ts';
import type { ProblemKind } from '../../core/format/problem-kind.ts';
import { isAssignedProtocol } from '../../core/format/protocol.ts';
import { fieldCounts, type TupleShape } from '../../core/format/tuple-fields.ts';
import { fieldValues, type FieldValue } from '../text/field-values.ts';

/** What a scan wants to know of a tuple. */
export interface TupleFacts {
  readonly isVersion1: boolean;
  readonly denied: boolean;
  readonly hasStatistics: boolean;
  /** Both ways; 0 without statistics. */
  readonly bytes: number;
  /** Fields that hold a value which nobody documents. */
  readonly unknown: readonly number[];
}

/** Why a text is no tuple; `field` is the one to blame, -1 where it is all of them. */
export interface TupleFault {
  readonly kind: ProblemKind;
  readonly message: string;
  readonly field: number;
}

const NONE: readonly number[] = [];

/** Reads a tuple as the decoder does. */
export function checkTuple(text: string, shape: TupleShape): TupleFacts | TupleFault {
  const fields = text.split(',');
  if (!fieldCounts(shape).includes(fields.length)) return faultAt(text, fields, -1, shape);
  const values = fieldValues(fields, shape);
  const bad = values.indexOf(undefined);
  return bad < 0 ? factsOf(values, shape) : faultAt(text, fields, bad, shape);
}

/** Tells the two answers of `checkTuple` apart. */
export function isFault(reading: TupleFacts | TupleFault): reading is TupleFault {
  return 'message' in reading;
}

function faultAt(text: string, fields: readonly string[], field: number, shape: TupleShape) {
  const start = fields.slice(0, Math.max(0, field)).join(',').length;
  return { ...diagnoseTuple(text, start + (field > 0 ? 1 : 0), shape), field };
}

function factsOf(values: readonly FieldValue[], shape: TupleShape): TupleFacts {
  const isVnet = shape === 'vnet';
  const isVersion1 = values.length < 13;
  const isCounting = !isVnet || values[7] === 'C' || values[7] === 'E';
  const hasStatistics = !isVersion1 && values[9] !== '' && isCounting;
  return {
    isVersion1,
    denied: values[7] === 'D',
    hasStatistics,
    bytes: hasStatistics ? Number(values[10]) + Number(values[12]) : 0,
    unknown: unknownFields(Number(values[5]), isVnet ? String(values[8]) : ''),
  };
}

function unknownFields(protocol: number, code: string): readonly number[] {
  const isKnownProtocol = isAssignedProtocol(protocol);
  const isKnownCode = code === '' || isKnownEncryption(code);
  if (isKnownCode && isKnownProtocol) return NONE;
  return [...(isKnownProtocol ? [] : [5]), ...(isKnownCode ? [] : [8])];
}
