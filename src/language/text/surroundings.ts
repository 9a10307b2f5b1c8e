import type { FlowLogKind } from '../../core/format/flow-log-path.ts';
import type { RecordKey } from '../../core/format/record-keys.ts';
import { parseRecordTime } from '../../core/format/time.ts';
import type { TupleShape } from '../../core/format/tuple-fields.ts';
import { likelyShape } from './likely-shape.ts';
import { walkDownward } from './downward-walk.ts';
import { textAfter, textBefore, type TextLines, type TextPlace } from './text-lines.ts';
import { type Upward, walkUpward } from './upward-walk.ts';

/**
 * How far a record's beginning is looked for. Azure cuts records at about 32 KB, so the first reach
 * nearly always does, also where white space has made them twice as long.
 */
const REACHES = [100_000, 1_000_000];

/** What is known of the record, ACL and rule around a place; `undefined` is not known. */
export interface Surroundings {
  readonly rule: string | undefined;
  /** In NSG logs the network security group. */
  readonly aclId: string | undefined;
  readonly macAddress: string | undefined;
  readonly kind: FlowLogKind | undefined;
  readonly version: number | undefined;
  readonly recordTime: number | undefined;
  readonly targetResourceId: string | undefined;
  readonly flowLogResourceId: string | undefined;
  /** True where the place stands in a list of tuples. */
  readonly isInTuples: boolean;
}

/** Azure writes all of these before the tuples; other writers may put them behind. */
const WANTED: readonly (readonly RecordKey[])[] = [
  ['rule'],
  ['aclID', 'resourceId'],
  ['mac', 'macAddress'],
  ['time'],
  ['flowLogVersion', 'Version'],
];

/** Looks around from a place, which must be the edge of a token: upwards, and below for the rest. */
export function surroundingsOf(lines: TextLines, place: TextPlace): Surroundings {
  const { path, values, levels, record } = upwardFrom(lines, place);
  const isAll = WANTED.every((keys) => keys.some((key) => values.has(key)));
  if (isAll || record < 0) return told(path, values);
  const below = walkDownward(textAfter(lines, place, REACHES[0]!), levels);
  return told(path, new Map([...below, ...values]));
}

/** As far up as it takes to find the record, within bounds. */
export function upwardFrom(lines: TextLines, place: TextPlace): Upward & { before: string } {
  let found: (Upward & { before: string }) | undefined;
  for (const reach of REACHES) {
    const before = textBefore(lines, place, reach);
    found = { ...walkUpward(before), before };
    if (found.record >= 0 || before.length < reach) break;
  }
  return found!;
}

function told(path: readonly string[], values: ReadonlyMap<RecordKey, string>): Surroundings {
  const kind = kindOf(path, values);
  const version = values.get(kind === 'nsg' ? 'Version' : 'flowLogVersion');
  const time = values.get('time');
  const nsg = values.get('resourceId');
  return {
    rule: values.get('rule'),
    aclId: kind === 'nsg' ? nsg : values.get('aclID'),
    macAddress: values.get('mac') ?? values.get('macAddress'),
    kind,
    version: version === undefined || !/^\d{1,9}$/.test(version) ? undefined : Number(version),
    recordTime: time === undefined ? undefined : parseRecordTime(time),
    targetResourceId: kind === 'nsg' ? nsg : values.get('targetResourceID'),
    flowLogResourceId: values.get('flowLogResourceID'),
    isInTuples: path[0] === 'flowTuples',
  };
}

/** The structure says it best, then the category. */
function kindOf(
  path: readonly string[],
  values: ReadonlyMap<RecordKey, string>,
): FlowLogKind | undefined {
  if (path.includes('flowRecords') || path.includes('flowGroups')) return 'vnet';
  if (path.includes('properties')) return 'nsg';
  const category = values.get('category');
  if (category === 'FlowLogFlowEvent') return 'vnet';
  return category === 'NetworkSecurityGroupFlowEvent' ? 'nsg' : undefined;
}

/** The shape of a tuple: as its record says, else as its own fields do. */
export function shapeIn(
  { kind, version, isInTuples }: Surroundings,
  fields: readonly string[],
): TupleShape | undefined {
  if (kind === 'vnet') return 'vnet';
  if (kind === undefined) return likelyShape(fields) ?? (isInTuples ? 'vnet' : undefined);
  if (version === 1) return 'nsg1';
  return version === 2 ? 'nsg2' : fields.length === 8 ? 'nsg1' : 'nsg2';
}
