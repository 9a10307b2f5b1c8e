import { FLOW_LOG_GUID, FLOW_LOG_ID, VNET_ID } from './scenery.ts';
import { TUPLE_LISTS, type TupleList } from './vnet-flows.ts';

/** Lists of one ACL and direction: the same ACL stands twice in a record, once a direction. */
const FLOWS = new Map<string, TupleList[]>();
for (const list of TUPLE_LISTS) {
  const key = `${list.acl} ${list.direction}`;
  FLOWS.set(key, [...(FLOWS.get(key) ?? []), list]);
}

/** The JSON of one VNet record, keys in the order in which Azure writes them. */
export function vnetRecord(
  time: string,
  mac: string,
  texts: ReadonlyMap<TupleList, readonly string[]>,
): string {
  const flows: string[] = [];
  for (const lists of FLOWS.values()) {
    const groups = lists.filter((list) => texts.has(list)).map((list) => group(list, texts));
    const acl = lists[0]!.acl;
    if (groups.length > 0) flows.push(`{"aclID":"${acl}","flowGroups":[${groups.join(',')}]}`);
  }
  return `{"time":"${time}","flowLogGUID":"${FLOW_LOG_GUID}","macAddress":"${mac}","category":"FlowLogFlowEvent","flowLogResourceID":"${FLOW_LOG_ID}","targetResourceID":"${VNET_ID}","flowLogVersion":4,"operationName":"FlowLogFlowEvent","flowRecords":{"flows":[${flows.join(',')}]}}`;
}

function group(list: TupleList, texts: ReadonlyMap<TupleList, readonly string[]>): string {
  return `{"rule":"${list.rule}","flowTuples":["${texts.get(list)!.join('","')}"]}`;
}
