import type { ColumnName } from '../../src/core/format/columns.ts';
import { formatCounted } from '../../src/core/format/numbers.ts';
import { exportValue } from '../../src/core/format/row-values.ts';
import type { HostApi } from '../../src/protocol/page-api.ts';
import type { Rpc } from '../../src/protocol/rpc.ts';
import type { CopyFormat } from '../../src/protocol/selection.ts';
import type { PageRow } from '../../src/protocol/session.ts';

/** What copying needs of the page. */
export interface CopySetup {
  readonly host: Pick<Rpc<HostApi>, 'call'>;
  readonly failed: (thrown: unknown) => void;
  /** How many rows are selected and shown, once all that was picked has been selected. */
  readonly selected: () => Promise<number>;
  /** Says what is in the clipboard now. */
  readonly onCopied: (what: string) => void;
}

/** Puts cells and rows into the clipboard, by way of the host: a page may not always write to it. */
export class GridCopy {
  private readonly setup: CopySetup;
  private work = new AbortController();

  constructor(setup: CopySetup) {
    this.setup = setup;
  }

  /** The selected rows, which the worker makes a text of: they need not be here. */
  rows(format: CopyFormat): void {
    const { host, selected } = this.setup;
    const { signal } = this.begin();
    const copied = host.call('copySelected', { format }, { signal });
    this.tell(Promise.all([selected(), copied]).then(([rows]) => rowsCopied(rows)));
  }

  /** The value as files have it: exact, and without the words around it. */
  cell(row: PageRow, column: ColumnName): void {
    const text = String(exportValue(row, column) ?? '');
    this.begin();
    this.tell(this.setup.host.call('copyText', { text }).then(() => 'Cell copied'));
  }

  /** What takes longer to copy must not replace what was copied after it. */
  private begin(): AbortController {
    this.work.abort();
    this.work = new AbortController();
    return this.work;
  }

  private tell(copied: Promise<string>): void {
    copied.then(this.setup.onCopied).catch(this.setup.failed);
  }
}

function rowsCopied(rows: number): string {
  return `${formatCounted(rows, 'row')} copied`;
}
