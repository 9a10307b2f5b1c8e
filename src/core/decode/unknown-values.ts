import { isKnownEncryption } from '../format/encryption.ts';
import { isKnownVersion } from '../format/log-version.ts';
import { isAssignedProtocol } from '../format/protocol.ts';
import type { FlowLogKind } from '../table/flow-row.ts';
import type { FlowTable } from '../table/flow-table.ts';
import { SEGMENT_BITS, SEGMENT_MASK } from '../table/segment.ts';
import type { UnknownValue } from './problems.ts';

const TCP = 6;
const UDP = 17;

/** How many different unknown values are told apart; all further ones share the last line. */
const MOST_VALUES = 200;

/** Counts the codes, protocols and versions that are decoded as they stand without being known. */
export class UnknownValues {
  private readonly table: FlowTable;
  private readonly counts = new Map<string, UnknownValue & { count: number }>();
  /** By id of the encryption code; holes where an id was not looked at yet. */
  private readonly codeIsKnown: (boolean | undefined)[] = [true];

  constructor(table: FlowTable) {
    this.table = table;
  }

  /** Looks at the protocols and encryptions of the rows `from` to `to`. */
  noteRows(from: number, to: number): void {
    for (let row = from; row < to;) {
      const { protocol, encryption } = this.table.segments[row >>> SEGMENT_BITS]!;
      const end = Math.min(to, (row | SEGMENT_MASK) + 1);
      for (; row < end; row++)
        this.note(protocol[row & SEGMENT_MASK]!, encryption[row & SEGMENT_MASK]!);
    }
  }

  noteVersion(kind: FlowLogKind, version: number, tuples: number): void {
    if (tuples === 0 || isKnownVersion(kind, version)) return;
    this.add('version', version === 0 ? '' : String(version), tuples);
  }

  list(): UnknownValue[] {
    return [...this.counts.values()].map((entry) => ({ ...entry }));
  }

  private note(protocol: number, encryption: number): void {
    if (protocol !== TCP && protocol !== UDP) this.noteProtocol(protocol);
    if (this.codeIsKnown[encryption] !== true) this.noteEncryption(encryption);
  }

  private noteProtocol(protocol: number): void {
    if (!isAssignedProtocol(protocol)) this.add('protocol', String(protocol), 1);
  }

  private noteEncryption(id: number): void {
    const code = this.table.encryptions.text(id);
    if ((this.codeIsKnown[id] ??= isKnownEncryption(code))) return;
    this.add('encryption', code, 1);
  }

  private add(kind: UnknownValue['kind'], value: string, count: number): void {
    const full = this.counts.size >= MOST_VALUES;
    const key = `${kind} ${value}`;
    const known = this.counts.get(key);
    if (known !== undefined) known.count += count;
    else if (!full) this.counts.set(key, { kind, value, count });
    else this.addToRest(kind, count);
  }

  private addToRest(kind: UnknownValue['kind'], count: number): void {
    const key = `${kind} …`;
    const rest = this.counts.get(key);
    if (rest === undefined) this.counts.set(key, { kind, value: '…', count });
    else rest.count += count;
  }
}
