/** The smallest records that are one, to build logs from by hand. */

/** A VNet tuple that is well-formed: `C`, allowed, with statistics. */
export const VNET_TUPLE = '1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,C,X,1,2,3,4';
/** NSG tuples that are well-formed, version 1 and 2. */
export const NSG1_TUPLE = '1773478836,198.51.100.112,10.30.0.4,65202,22,T,I,D';
export const NSG2_TUPLE = '1773478836,198.51.100.112,10.30.0.4,65202,22,T,I,A,C,1,2,3,4';

/** A VNet record with one list of tuples. */
export function vnetRecord(tuples: readonly unknown[], more: object = {}, rule: unknown = 'r') {
  const flowGroups = [{ rule, flowTuples: tuples }];
  return { flowLogVersion: 4, ...more, flowRecords: { flows: [{ aclID: 'a', flowGroups }] } };
}

/** An NSG record with one list of tuples. */
export function nsgRecord(version: unknown, tuples: readonly unknown[], more: object = {}) {
  const flows = [{ rule: 'r', flows: [{ mac: '000D3A5C7E91', flowTuples: tuples }] }];
  return { resourceId: 'nsg', ...more, properties: { Version: version, flows } };
}

/** `{"records":[…]}` as text. */
export function logText(...records: readonly unknown[]): string {
  return JSON.stringify({ records });
}

/** A tuple with the field at `index` in place of its own. */
export function withField(tuple: string, index: number, field: string): string {
  return tuple.split(',').with(index, field).join(',');
}
