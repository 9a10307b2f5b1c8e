/**
 * The places in the JSON of a flow log, and which key leads from one to the next. Whatever stands
 * elsewhere is `other`: it is checked to be JSON and passed over.
 */
export const PLACE_TOP = 0;
/** `[ … ]` whose items are records: the value of `records`, or the document itself. */
export const PLACE_RECORDS = 1;
/** An object that may be a record or hold a list of records. */
export const PLACE_RECORD = 2;
export const PLACE_VNET_BODY = 3;
export const PLACE_VNET_FLOWS = 4;
export const PLACE_VNET_FLOW = 5;
export const PLACE_VNET_GROUPS = 6;
export const PLACE_VNET_GROUP = 7;
export const PLACE_VNET_TUPLES = 8;
export const PLACE_NSG_BODY = 9;
export const PLACE_NSG_RULES = 10;
export const PLACE_NSG_RULE = 11;
export const PLACE_NSG_NICS = 12;
export const PLACE_NSG_NIC = 13;
export const PLACE_NSG_TUPLES = 14;
export const PLACE_OTHER = 15;

/** One of the places above. */
export type Place = number;

/** Where an object in a list of this place stands. */
const ITEM_PLACE: ReadonlyMap<Place, Place> = new Map([
  [PLACE_TOP, PLACE_RECORD],
  [PLACE_RECORDS, PLACE_RECORD],
  [PLACE_VNET_FLOWS, PLACE_VNET_FLOW],
  [PLACE_VNET_GROUPS, PLACE_VNET_GROUP],
  [PLACE_NSG_RULES, PLACE_NSG_RULE],
  [PLACE_NSG_NICS, PLACE_NSG_NIC],
]);

interface Step {
  readonly place: Place;
  readonly isList: boolean;
}

const list = (place: Place): Step => ({ place, isList: true });
const object = (place: Place): Step => ({ place, isList: false });

/** Where the value of a key stands, and whether it must be a list or an object. */
const STEPS: ReadonlyMap<Place, ReadonlyMap<string, Step>> = new Map([
  [
    PLACE_RECORD,
    new Map([
      ['records', list(PLACE_RECORDS)],
      ['flowRecords', object(PLACE_VNET_BODY)],
      ['properties', object(PLACE_NSG_BODY)],
    ]),
  ],
  [PLACE_VNET_BODY, new Map([['flows', list(PLACE_VNET_FLOWS)]])],
  [PLACE_VNET_FLOW, new Map([['flowGroups', list(PLACE_VNET_GROUPS)]])],
  [PLACE_VNET_GROUP, new Map([['flowTuples', list(PLACE_VNET_TUPLES)]])],
  [PLACE_NSG_BODY, new Map([['flows', list(PLACE_NSG_RULES)]])],
  [PLACE_NSG_RULE, new Map([['flows', list(PLACE_NSG_NICS)]])],
  [PLACE_NSG_NIC, new Map([['flowTuples', list(PLACE_NSG_TUPLES)]])],
]);

/** Keys that only a record has: by them the next record is found behind broken JSON. */
const RECORD_KEYS = new Set([
  'records',
  'time',
  'systemId',
  'macAddress',
  'category',
  'resourceId',
  'operationName',
  'flowLogGUID',
  'flowLogVersion',
  'flowLogResourceID',
  'targetResourceID',
  'flowRecords',
  'properties',
]);

/** Keys whose text or number says something about tuples, by place. */
const WANTED: ReadonlyMap<Place, ReadonlySet<string>> = new Map([
  [
    PLACE_RECORD,
    new Set([
      'time',
      'macAddress',
      'category',
      'resourceId',
      'flowLogVersion',
      'flowLogResourceID',
      'targetResourceID',
    ]),
  ],
  [PLACE_VNET_FLOW, new Set(['aclID'])],
  [PLACE_VNET_GROUP, new Set(['rule'])],
  [PLACE_NSG_BODY, new Set(['Version'])],
  [PLACE_NSG_RULE, new Set(['rule'])],
  [PLACE_NSG_NIC, new Set(['mac'])],
]);

/** True for the two lists whose items are tuples. */
export function isTupleList(place: Place): boolean {
  return place === PLACE_VNET_TUPLES || place === PLACE_NSG_TUPLES;
}

/** True for keys that mark an object as a record. */
export function isRecordKey(key: string): boolean {
  return RECORD_KEYS.has(key);
}

/** True where the value of `key` is part of what rows say. */
export function isWanted(place: Place, key: string): boolean {
  return WANTED.get(place)?.has(key) ?? false;
}

/** What the value of `key` must be for its tuples to be found; `undefined` for any other key. */
export function stepInto(place: Place, key: string): Step | undefined {
  return STEPS.get(place)?.get(key);
}

/** The place of a list or object that stands in a list (or at the top) of `place`. */
export function itemPlace(place: Place, isList: boolean): Place {
  if (isList) return place === PLACE_TOP ? PLACE_RECORDS : PLACE_OTHER;
  return ITEM_PLACE.get(place) ?? PLACE_OTHER;
}
