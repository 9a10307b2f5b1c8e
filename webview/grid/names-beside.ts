import type { GridApi } from 'ag-grid-community';
import type { ComputedColumn } from '../../src/core/format/columns.ts';
import type { LabelKind, Page, PageRange, PageRow } from '../../src/protocol/session.ts';

const COLUMNS = ['SrcIp', 'DestIp'] as const;

/** Of an address alone, as the grid has it at first, and of one with a name beside it. */
const NARROW = 130;
const WIDE = 250;

/** Names beside addresses: whether they are shown, and room for them once there are any. */
export class NamesBeside {
  areShown: boolean;
  private readonly api: GridApi<PageRow>;

  constructor(api: GridApi<PageRow>, areShown: boolean) {
    this.api = api;
    this.areShown = areShown;
  }

  /** What pages are to say, where these columns are shown. */
  asked(computed: readonly ComputedColumn[]): Omit<PageRange, 'start' | 'end'> {
    const areNics = this.api.getColumn('MacAddress')?.isVisible() === true;
    const labels: LabelKind[] = this.areShown ? ['addresses'] : [];
    return { computed, labels: areNics ? [...labels, 'nics'] : labels };
  }

  show(areShown: boolean): void {
    this.areShown = areShown;
    if (!this.areShown) this.resize(WIDE, NARROW);
  }

  /** A page has come: its names need room. */
  loaded({ rows }: Page): void {
    const hasNames = rows.some(
      ({ labels }) => (labels?.srcIp ?? '') + (labels?.destIp ?? '') !== '',
    );
    if (hasNames) this.resize(NARROW, WIDE);
  }

  /** Columns that somebody has sized stay as they are. */
  private resize(from: number, to: number): void {
    const sized = COLUMNS.filter((key) => this.api.getColumn(key)?.getActualWidth() === from);
    if (sized.length === 0) return;
    this.api.setColumnWidths(sized.map((key) => ({ key, newWidth: to })));
  }
}
