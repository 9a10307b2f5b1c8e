import type { TupleList } from './vnet-flows.ts';

/** What the records of a flow log say of it. */
export interface LogIdentity {
  readonly guid: string;
  /** Its ARM id. */
  readonly id: string;
  /** The ARM id of what it logs. */
  readonly target: string;
}

/** What a record says beside its tuples. */
export interface RecordFrame {
  /** ISO 8601, UTC, 7 decimals. */
  readonly time: string;
  readonly mac: string;
  readonly log: LogIdentity;
  /** All lists that may occur, in the order in which records hold them. */
  readonly lists: readonly TupleList[];
}

/** The JSON of one VNet record, keys in the order in which Azure writes them. */
export function vnetRecord(
  { time, mac, log, lists }: RecordFrame,
  texts: ReadonlyMap<TupleList, readonly string[]>,
): string {
  const present = lists.filter((list) => texts.has(list));
  // The same ACL stands twice in a record, once a direction.
  const flows = new Map<string, TupleList[]>();
  for (const list of present) {
    const key = `${list.acl} ${list.direction}`;
    flows.set(key, [...(flows.get(key) ?? []), list]);
  }
  const texted = Array.from(flows.values(), (ofAcl) => flow(ofAcl, texts));
  return `{"time":"${time}","flowLogGUID":"${log.guid}","macAddress":"${mac}","category":"FlowLogFlowEvent","flowLogResourceID":"${log.id}","targetResourceID":"${log.target}","flowLogVersion":4,"operationName":"FlowLogFlowEvent","flowRecords":{"flows":[${texted.join(',')}]}}`;
}

function flow(
  lists: readonly TupleList[],
  texts: ReadonlyMap<TupleList, readonly string[]>,
): string {
  const groups = lists.map(
    (list) => `{"rule":"${list.rule}","flowTuples":["${texts.get(list)!.join('","')}"]}`,
  );
  return `{"aclID":"${lists[0]!.acl}","flowGroups":[${groups.join(',')}]}`;
}
