import type { GridApi } from 'ag-grid-community';
import type { ColumnName } from '../../src/core/format/columns.ts';
import type { ColumnPlace } from '../../src/protocol/grid.ts';
import type { HostApi } from '../../src/protocol/page-api.ts';
import type { Rpc } from '../../src/protocol/rpc.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import { Rest } from '../ui/rest.ts';
import { columnPlaces, columnStates } from './column-places.ts';

/** The columns as a person arranges them: kept for the logs that they open later. */
export class ColumnArrangement {
  private readonly api: GridApi<PageRow>;
  private readonly host: Pick<Rpc<HostApi>, 'call'>;
  private readonly failed: (thrown: unknown) => void;
  /** A hand that drags tells of every pixel. */
  private readonly rest = new Rest(300);

  constructor(
    api: GridApi<PageRow>,
    host: Pick<Rpc<HostApi>, 'call'>,
    failed: (thrown: unknown) => void,
  ) {
    this.api = api;
    this.host = host;
    this.failed = failed;
  }

  /** Puts the columns as they were left in the last log. */
  apply(places: readonly ColumnPlace[]): void {
    if (places.length === 0) return;
    this.api.applyColumnState({ state: columnStates(places), applyOrder: true });
  }

  /** The person has moved, sized, pinned, shown or hidden one. */
  changed(): void {
    this.rest.before(() => {
      if (!this.api.isDestroyed()) this.keep(this.places());
    });
  }

  /** Those that are shown, in their order. */
  get shown(): readonly ColumnName[] {
    return this.places().flatMap(({ name, shown }) => (shown ? [name] : []));
  }

  choose(): void {
    const all = this.places().map(({ name }) => name);
    const { shown } = this;
    this.host.call('chooseColumns', { all, shown }).then(
      (chosen) => {
        if (chosen !== null) this.show(all, chosen);
      },
      (thrown: unknown) => this.failed(thrown),
    );
  }

  /** Everything as it is in a log that is opened for the first time; the order of rows stays. */
  reset(): void {
    const sorts = this.api.getColumnState().map(({ colId, sort, sortIndex }) => {
      return { colId, sort: sort ?? null, sortIndex: sortIndex ?? null };
    });
    this.api.resetColumnState();
    this.api.applyColumnState({ state: sorts });
    this.rest.cancel();
    this.keep(null);
  }

  sort(column: ColumnName, isDescending: boolean): void {
    const sort = isDescending ? 'desc' : 'asc';
    this.api.applyColumnState({ state: [{ colId: column, sort }], defaultState: { sort: null } });
  }

  hide(column: ColumnName): void {
    const shown = this.places().filter((place) => place.shown);
    // A table without columns would leave no header to bring them back by.
    if (shown.length > 1) this.api.setColumnsVisible([column], false);
    this.changed();
  }

  pin(column: ColumnName, isPinned: boolean): void {
    this.api.setColumnsPinned([column], isPinned ? 'left' : null);
    this.changed();
  }

  private show(all: readonly ColumnName[], chosen: readonly ColumnName[]): void {
    this.api.setColumnsVisible([...chosen], true);
    this.api.setColumnsVisible(
      all.filter((name) => !chosen.includes(name)),
      false,
    );
    this.changed();
  }

  private places(): ColumnPlace[] {
    return columnPlaces(this.api.getColumnState());
  }

  private keep(columns: readonly ColumnPlace[] | null): void {
    this.host.call('keepColumns', { columns }).catch(this.failed);
  }
}
