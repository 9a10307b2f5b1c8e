import type { AddressField } from '../../core/names/address-fields.ts';
import {
  type AddressCodes,
  type AddressSet,
  type EndCodes,
  type FieldCodes,
  nameAddresses,
  type NamedAddresses,
} from '../../core/names/named-addresses.ts';
import type { Names } from '../../core/names/names.ts';
import type { FlowTable } from '../../core/table/flow-table.ts';
import type { Steps } from '../../core/table/steps.ts';
import type { TableAddresses } from '../../core/table/table-addresses.ts';
import type { Cancellation } from '../../protocol/platform.ts';
import { runInSlices } from '../run-steps.ts';
import { SharedOnce } from '../shared-once.ts';

/**
 * What names say of the distinct addresses that a table has at some moment, each part of it worked
 * out once, when it is first asked for.
 */
export class AddressNames {
  private readonly named: SharedOnce<NamedAddresses>;
  private readonly fields = new Map<AddressField, SharedOnce<FieldCodes>>();
  private readonly knownEnds: SharedOnce<EndCodes>;

  constructor(table: FlowTable, addresses: TableAddresses, names: Names) {
    this.named = new SharedOnce((signal) =>
      runInSlices(nameAddresses(table, addresses, names), signal),
    );
    this.knownEnds = this.once((named) => named.ends());
  }

  /** What a field says of each address. Rejects with `cancelled`, as all of these do. */
  async field(field: AddressField, signal: Cancellation): Promise<FieldCodes> {
    const known = this.fields.get(field) ?? this.once((named) => named.field(field));
    this.fields.set(field, known);
    return known.result(signal);
  }

  /** What each address is as an end of flows. */
  async ends(signal: Cancellation): Promise<EndCodes> {
    return this.knownEnds.result(signal);
  }

  /** The first of some sets that holds each address, from 1 on; 0 for none. */
  async firstOf(sets: readonly AddressSet[], signal: Cancellation): Promise<AddressCodes> {
    const named = await this.named.result(signal);
    return runInSlices(named.firstOf(sets), signal);
  }

  private once<T>(steps: (named: NamedAddresses) => Steps<T>): SharedOnce<T> {
    return new SharedOnce(async (signal) =>
      runInSlices(steps(await this.named.result(signal)), signal),
    );
  }
}
