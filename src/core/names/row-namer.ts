import { NAME_COLUMNS, type NameColumn } from '../format/columns.ts';
import type { RowNames } from '../format/row-values.ts';
import type { FlowRow } from '../table/flow-row.ts';
import { ADDRESS_FIELDS, type AddressField, endOf, fieldText, labelOf } from './address-fields.ts';
import { type FlowEnd, flowType } from './flow-type.ts';
import { COLUMN_FIELDS, localEnd, type RowEnd } from './name-columns.ts';
import { type Names, NO_FACTS } from './names.ts';

/** All that columns say of an address. */
interface NamedAddress {
  readonly fields: Readonly<Record<AddressField, string>>;
  readonly end: FlowEnd;
  readonly label: string;
}

/** What rows need: their addresses, and which of them is that of their NIC. */
type AddressedRow = Pick<FlowRow, 'srcIp' | 'destIp' | 'direction'>;

/** Addresses that are remembered: an export of millions of rows has fewer. */
const MOST_KNOWN = 100_000;

/** Names single rows, for pages and files; each address once. */
export class RowNamer {
  private readonly names: Names;
  private readonly known = new Map<string, NamedAddress>();

  constructor(names: Names) {
    this.names = names;
  }

  /** What these columns say of a row. */
  namesOf(row: AddressedRow, columns: readonly NameColumn[] = NAME_COLUMNS): RowNames {
    return Object.fromEntries(columns.map((column) => [column, this.text(row, column)]));
  }

  /** What stands beside an address: its name, or else its service tag; `''` for neither. */
  label(address: string): string {
    return this.of(address).label;
  }

  private text(row: AddressedRow, column: NameColumn): string {
    const local = localEnd(row.direction === 'O');
    if (column === 'FlowType') {
      return flowType(this.of(row.srcIp).end, this.of(row.destIp).end, local);
    }
    const { field, end } = COLUMN_FIELDS[column];
    const textAt = (at: RowEnd) => this.of(at === 'source' ? row.srcIp : row.destIp).fields[field];
    if (end !== 'remote') return textAt(end);
    return textAt(local === 'source' ? 'destination' : 'source') || textAt(local);
  }

  private of(address: string): NamedAddress {
    const known = this.known.get(address) ?? this.workOut(address);
    if (this.known.size >= MOST_KNOWN) this.known.clear();
    this.known.set(address, known);
    return known;
  }

  private workOut(address: string): NamedAddress {
    const { names } = this;
    const facts = names.book.ofText(address) ?? NO_FACTS;
    const known = { facts, text: () => address };
    const fields = ADDRESS_FIELDS.map((field) => [field, fieldText(field, known, names)]);
    return {
      fields: Object.fromEntries(fields) as NamedAddress['fields'],
      end: endOf(known, names),
      label: labelOf(facts),
    };
  }
}
