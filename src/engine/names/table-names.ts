import type { NameColumn } from '../../core/format/columns.ts';
import { nicAddresses } from '../../core/flows/nic-addresses.ts';
import { COLUMN_FIELDS, type RowEnd } from '../../core/names/name-columns.ts';
import { endCode, fieldTexts, flowTypeTexts } from '../../core/names/name-texts.ts';
import type { AddressSet } from '../../core/names/named-addresses.ts';
import type { Names } from '../../core/names/names.ts';
import type { FlowTable } from '../../core/table/flow-table.ts';
import type { KnownTexts, RowNumber, RowTexts } from '../../core/table/row-numbers.ts';
import { TableAddresses } from '../../core/table/table-addresses.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import { runInSlices } from '../run-steps.ts';
import { TableWork } from '../table-work.ts';
import { AddressNames } from './address-names.ts';

/** What was worked out for as many addresses. */
interface Named {
  readonly names: Names;
  readonly ipv4: number;
  readonly ipv6: number;
  readonly addresses: AddressNames;
}

/** What names say of one table: its distinct addresses are found once, and named once. */
export class TableNames {
  /** The local address that most rows of each NIC show, by its MAC address. */
  readonly nics: TableWork<ReadonlyMap<string, string>>;
  private readonly table: FlowTable;
  private readonly addresses: TableAddresses;
  private named: Named | undefined;

  constructor(table: FlowTable) {
    this.table = table;
    this.addresses = new TableAddresses(table);
    this.nics = new TableWork(table, (signal) => runInSlices(nicAddresses(table), signal));
  }

  /** What these columns say of the rows that are there now. Rejects with `cancelled`. */
  async texts(
    columns: readonly NameColumn[],
    names: Names,
    signal: Cancellation,
  ): Promise<KnownTexts> {
    if (columns.length === 0) return {};
    const named = await this.namedBy(names, signal);
    const texts: [NameColumn, RowTexts][] = [];
    for (const column of columns) texts.push([column, await this.textsOf(column, named, signal)]);
    return Object.fromEntries(texts);
  }

  /** For each row which of some sets its two ends are in, from 1 on. Rejects with `cancelled`. */
  async endsIn(
    sets: Readonly<Record<RowEnd, readonly AddressSet[]>>,
    names: Names,
    signal: Cancellation,
  ): Promise<Readonly<Record<RowEnd, RowNumber>>> {
    const named = await this.namedBy(names, signal);
    const code = async (end: RowEnd) =>
      endCode(await named.firstOf(sets[end], signal), this.addresses.ipv4, end);
    return { source: await code('source'), destination: await code('destination') };
  }

  private async textsOf(
    column: NameColumn,
    named: AddressNames,
    signal: Cancellation,
  ): Promise<RowTexts> {
    const { ipv4 } = this.addresses;
    if (column === 'FlowType') return flowTypeTexts(await named.ends(signal), ipv4);
    return fieldTexts(column, await named.field(COLUMN_FIELDS[column].field, signal), ipv4);
  }

  private async namedBy(names: Names, signal: Cancellation): Promise<AddressNames> {
    await runInSlices(this.addresses.update(), signal);
    const ipv4 = this.addresses.ipv4.count;
    const ipv6 = this.table.ipv6.size;
    const { named } = this;
    if (named?.names === names && named.ipv4 === ipv4 && named.ipv6 === ipv6) {
      return named.addresses;
    }
    const addresses = new AddressNames(this.table, this.addresses, names);
    this.named = { names, ipv4, ipv6, addresses };
    return addresses;
  }
}
