import type { AddressWords } from '../../core/format/address-words.ts';
import type { NameColumn } from '../../core/format/columns.ts';
import { regionOf } from '../../core/names/address-book.ts';
import { type Names, NO_FACTS, NO_GEO, NO_NAMES } from '../../core/names/names.ts';
import type { RowEnd } from '../../core/names/name-columns.ts';
import type { AddressSet } from '../../core/names/named-addresses.ts';
import { RowNamer } from '../../core/names/row-namer.ts';
import type { FlowTable } from '../../core/table/flow-table.ts';
import type { KnownTexts, RowNumber } from '../../core/table/row-numbers.ts';
import type { NamesReport, NamesSources, NicLabel } from '../../protocol/names.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import type { LabelKind, PageRow, RowLabels } from '../../protocol/session.ts';
import { NamesReader } from './read-names.ts';
import { TableNames } from './table-names.ts';

const NO_ENTRY = { name: '', kind: '', group: '' } as const;

/** What addresses are named by, the same for all sessions, and what it says of their tables. */
export class EngineNames {
  private readonly reader = new NamesReader();
  private readonly tables = new WeakMap<FlowTable, TableNames>();
  private names: Names = NO_NAMES;
  private rows = new RowNamer(NO_NAMES);
  private readings = 0;

  /** Another object whenever addresses have other names. */
  get version(): Names {
    return this.names;
  }

  /** Reads other names. True where nobody has set still others meanwhile: then these count. */
  async set(sources: NamesSources): Promise<{ report: NamesReport; isLatest: boolean }> {
    const reading = ++this.readings;
    const { names, report } = await this.reader.read(sources);
    const isLatest = reading === this.readings;
    if (isLatest) {
      this.names = names;
      this.rows = new RowNamer(names);
    }
    return { report, isLatest };
  }

  /** What these columns say of the rows of a table. Rejects with `cancelled`. */
  async texts(
    table: FlowTable,
    columns: readonly NameColumn[],
    signal: Cancellation,
  ): Promise<KnownTexts> {
    return this.of(table).texts(columns, this.names, signal);
  }

  /** For each row which of some sets its two ends are in, from 1 on. Rejects with `cancelled`. */
  async endsIn(
    table: FlowTable,
    sets: Readonly<Record<RowEnd, readonly AddressSet[]>>,
    signal: Cancellation,
  ): Promise<Readonly<Record<RowEnd, RowNumber>>> {
    return this.of(table).endsIn(sets, this.names, signal);
  }

  /** A row with what these columns say of it. */
  named<Row extends PageRow>(row: Row, columns: readonly NameColumn[]): Row {
    return columns.length === 0 ? row : { ...row, names: this.rows.namesOf(row, columns) };
  }

  /**
   * Puts beside rows of a table what their addresses and NICs are called; NICs, while it loads, by
   * more than half of its rows. Rejects with `cancelled`.
   */
  async labelling(
    table: FlowTable,
    kinds: readonly LabelKind[],
    signal: Cancellation,
  ): Promise<<Row extends PageRow>(row: Row) => Row> {
    if (kinds.length === 0) return (row) => row;
    const isNamed = kinds.includes('addresses');
    const nics = kinds.includes('nics') ? await this.of(table).nics.recent(signal) : undefined;
    return (row) => ({
      ...row,
      labels: {
        ...(isNamed ? this.addressLabels(row) : {}),
        ...(nics === undefined ? {} : { nic: this.nicLabel(nics.get(row.macAddress)) }),
      },
    });
  }

  private addressLabels({ srcIp, destIp }: PageRow): RowLabels {
    return { srcIp: this.rows.label(srcIp), destIp: this.rows.label(destIp) };
  }

  private nicLabel(address = ''): string {
    return address === '' ? '' : `${address} ${this.rows.label(address)}`.trim();
  }

  /** The NICs of a whole table with their addresses and names. */
  async nicLabels(table: FlowTable, signal: Cancellation): Promise<NicLabel[]> {
    const nics = await this.of(table).nics.result(signal);
    return Array.from(nics, ([mac, address]) => ({
      mac,
      address,
      name: this.rows.label(address),
    }));
  }

  /** All that is known of an address. */
  words(address: string): AddressWords {
    const facts = this.names.book.ofText(address) ?? NO_FACTS;
    const { addressClass, entry = NO_ENTRY, tag } = facts;
    return {
      address,
      addressClass,
      name: entry.name,
      kind: entry.kind,
      group: entry.group,
      region: regionOf(facts),
      tag: tag?.name ?? '',
      ...(addressClass === 'public' ? this.names.geo(address) : NO_GEO),
    };
  }

  private of(table: FlowTable): TableNames {
    const known = this.tables.get(table) ?? new TableNames(table);
    this.tables.set(table, known);
    return known;
  }
}
