const SYSTEM_ID = 'c81d4e2e-5b07-4a7b-9a3f-0f6d2b9e1c55';

/** What a record of an NSG flow log says beside its tuples. */
export interface NsgFrame {
  /** ISO 8601, UTC, 7 decimals. */
  readonly time: string;
  readonly mac: string;
  /** The ARM id of the network security group. */
  readonly nsg: string;
  readonly version: 1 | 2;
}

/** The JSON of one NSG record, its tuples by their rules. An inner `flows` may be empty. */
export function nsgRecordText(
  { time, mac, nsg, version }: NsgFrame,
  byRule: ReadonlyMap<string, readonly string[]>,
): string {
  const rules = Array.from(byRule, ([rule, tuples]) => ruleText(rule, mac, tuples));
  return `{"time":"${time}","systemId":"${SYSTEM_ID}","macAddress":"${mac}","category":"NetworkSecurityGroupFlowEvent","resourceId":"${nsg}","operationName":"NetworkSecurityGroupFlowEvents","properties":{"Version":${version},"flows":[${rules.join(',')}]}}`;
}

function ruleText(rule: string, mac: string, tuples: readonly string[]): string {
  const nic = tuples.length === 0 ? '' : `{"mac":"${mac}","flowTuples":["${tuples.join('","')}"]}`;
  return `{"rule":"${rule}","flows":[${nic}]}`;
}
