import type { ColumnName } from '../../src/core/format/columns.ts';
import { exportValue } from '../../src/core/format/row-values.ts';
import type { HostApi } from '../../src/protocol/page-api.ts';
import type { Rpc } from '../../src/protocol/rpc.ts';
import type { CopyFormat } from '../../src/protocol/selection.ts';
import type { PageRow } from '../../src/protocol/session.ts';

/** Puts cells and rows into the clipboard, by way of the host: a page may not always write to it. */
export class GridCopy {
  private readonly host: Pick<Rpc<HostApi>, 'call'>;
  private readonly failed: (thrown: unknown) => void;

  constructor(host: Pick<Rpc<HostApi>, 'call'>, failed: (thrown: unknown) => void) {
    this.host = host;
    this.failed = failed;
  }

  /** The selected rows, which the worker makes a text of: they need not be here. */
  rows(format: CopyFormat): void {
    this.host.call('copySelected', { format }).catch(this.failed);
  }

  /** The value as files have it: exact, and without the words around it. */
  cell(row: PageRow, column: ColumnName): void {
    const text = String(exportValue(row, column) ?? '');
    this.host.call('copyText', { text }).catch(this.failed);
  }
}
