/** Which of the two kinds of flow log a row comes from. */
export type FlowLogKind = 'vnet' | 'nsg';

/**
 * One flow tuple with what stands around it in its record. Text is `''` and numbers are 0 where
 * the log gives none; nothing is `undefined`.
 */
export interface FlowRow {
  /** The tuple's own time, Unix epoch in ms. */
  readonly time: number;
  /** Canonical text (RFC 5952 for IPv6). */
  readonly srcIp: string;
  readonly destIp: string;
  readonly srcPort: number;
  readonly destPort: number;
  /** IANA protocol number. */
  readonly protocol: number;
  /** As the NIC sees it. */
  readonly direction: 'I' | 'O';
  /** As logged: `''` in NSG v1, `'B'` in a denied NSG v2 tuple. */
  readonly state: 'B' | 'C' | 'E' | 'D' | '';
  /** From the state (VNet) or the decision (NSG) alone. */
  readonly denied: boolean;
  /** The raw code; `''` in NSG logs. */
  readonly encryption: string;
  /** Counters since the flow's previous tuple, exact to 2^53. */
  readonly packetsSrcToDest: number;
  readonly bytesSrcToDest: number;
  readonly packetsDestToSrc: number;
  readonly bytesDestToSrc: number;
  /** False for VNet `B` and `D`, NSG v1, and tuples that leave the counters blank. */
  readonly hasStatistics: boolean;
  /** In NSG logs the NSG, which is the target too. */
  readonly aclId: string;
  readonly rule: string;
  /** 12 hex digits, as logged. */
  readonly macAddress: string;
  readonly kind: FlowLogKind;
  /** The record's own version; 0 where it gives none. */
  readonly version: number;
  /** When the record was written, Unix epoch in ms; 0 where it gives no time. */
  readonly recordTime: number;
  /** Resource that is logged: the VNet, subnet or NIC; the NSG in NSG logs. */
  readonly targetResourceId: string;
  readonly flowLogResourceId: string;
}
