import { RECORDS_ARE_LATER } from './record-lines.ts';

/** What a key of a record, or of what lies in it, says. */
export interface KeyFacts {
  readonly label: string;
  readonly meaning: string;
}

/** Every key that Azure writes into the records of VNet and NSG flow logs. */
const KEYS = {
  records: ['Records', 'The records of the log, each of one NIC: about one for every busy minute.'],
  time: ['Record time', `When the record was written, UTC. ${RECORDS_ARE_LATER}`],
  category: ['Category', 'Which of Azure’s logs the record belongs to.'],
  operationName: ['Operation', 'Says the same as the category.'],
  systemId: ['System', 'GUID of the system that wrote the record; it names no resource of yours.'],
  flowLogGUID: ['Flow log', 'GUID of the flow log resource.'],
  flowLogVersion: ['Log version', 'Format of the record: 4 in VNet flow logs of today.'],
  Version: ['Log version', 'Format of the record: 1 without, 2 with states and counters.'],
  macAddress: ['NIC', 'MAC address of the NIC that saw the flows of this record.'],
  mac: ['NIC', 'MAC address of the NIC that saw these flows.'],
  resourceId: ['Network security group', 'Resource id of the network security group.'],
  flowLogResourceID: ['Flow log', 'Resource id of the flow log, in upper case.'],
  targetResourceID: [
    'Target',
    'Resource id of what is logged: a virtual network, subnet or NIC. It may be missing.',
  ],
  flowRecords: ['Flows', 'What a VNet flow log says of flows: by access control list, then rule.'],
  properties: ['Flows', 'What an NSG flow log says of flows: by rule, then NIC.'],
  flows: [
    'Flows',
    'In VNet logs one entry for each access control list and direction, in NSG logs for each rule.',
  ],
  flowGroups: ['Flow groups', 'The flows of this access control list, by rule.'],
  flowTuples: ['Flow tuples', 'One text for each report on a flow, its fields parted by commas.'],
  aclID: [
    'Access control list',
    'What the rule belongs to: a network security group or a Virtual Network Manager.',
  ],
  rule: ['Rule', 'The rule that allowed or denied the flows below it.'],
} as const satisfies Readonly<Record<string, readonly [label: string, meaning: string]>>;

/** A key that Azure writes. */
export type RecordKey = keyof typeof KEYS;

/** Whether flow logs have such a key, in exactly this case. */
export function isRecordKey(key: string): key is RecordKey {
  return Object.hasOwn(KEYS, key);
}

/** What a key says. */
export function keyFacts(key: RecordKey): KeyFacts {
  const [label, meaning] = KEYS[key];
  return { label, meaning };
}

/** What the categories of flow logs say. */
const CATEGORIES: Readonly<Record<string, string>> = {
  FlowLogFlowEvent: 'A VNet flow log: times in ms, protocols by number, encryption.',
  NetworkSecurityGroupFlowEvent:
    'An NSG flow log: times in seconds, protocols as T or U, a decision of its own. None can be made anew since 30 June 2025; they end on 30 September 2027.',
};

/** What a category says; `undefined` for that of another log. */
export function categoryMeaning(category: string): string | undefined {
  return Object.hasOwn(CATEGORIES, category) ? CATEGORIES[category] : undefined;
}
