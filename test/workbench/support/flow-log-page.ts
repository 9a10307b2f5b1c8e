import type { FrameLocator, Locator } from 'playwright-core';
import { expect } from 'vitest';
import type { ColumnName } from '../../../src/core/format/columns.ts';
import type { Workbench } from './workbench.ts';

/** Of the table, in pixels. */
export const rowHeight = 24;

/** The page of a flow log, by what a person sees in it and does there. */
export class FlowLogPage {
  readonly frame: FrameLocator;

  constructor(frame: FrameLocator) {
    this.frame = frame;
  }

  get grid(): Locator {
    return this.frame.getByRole('grid');
  }

  /** The line on top. */
  get summary(): Locator {
    return this.frame.getByLabel('Summary');
  }

  get filter(): Locator {
    return this.frame.getByRole('combobox', { name: /^Filter/ });
  }

  /** Filters by a text; `''` shows all. */
  async applyFilter(text: string): Promise<void> {
    await this.filter.fill(text);
    await this.filter.press('Enter');
  }

  /** What stands in place of the table where there is none. */
  get notice(): Locator {
    return this.frame.locator('section[role=alert]');
  }

  /** A failure of something that was asked for, above the table. */
  get message(): Locator {
    return this.frame.locator('.message p[role=alert]');
  }

  /** Says how far the loading is; only there while it lasts. */
  get progress(): Locator {
    return this.summary.getByRole('progressbar', { name: 'Loading' });
  }

  button(label: string): Locator {
    return this.frame.getByRole('button', { name: label });
  }

  /** A tab by its label; a number may stand behind it. */
  tab(label: string): Locator {
    return this.frame.getByRole('tab', { name: label });
  }

  /** What a tab shows, while it is in sight. */
  panel(label: string): Locator {
    return this.frame.getByRole('tabpanel', { name: label });
  }

  header(column: ColumnName): Locator {
    return this.frame.locator(`[role=columnheader][col-id=${column}]`);
  }

  /** A row by its place in the table as it is sorted now, counted from 0. */
  row(place: number): Locator {
    return this.frame.locator(`[role=row][row-index="${place}"]`);
  }

  cell(place: number, column: ColumnName): Locator {
    return this.row(place).locator(`[role=gridcell][col-id=${column}]`);
  }

  /** The texts of the rows that are drawn, by place; of columns that are scrolled out, `''`. */
  async drawnRows(columns: readonly ColumnName[]): Promise<Map<number, string[]>> {
    const rows = this.frame.locator('[role=row][row-index]');
    const drawn = await rows.evaluateAll(
      (elements, names) =>
        elements.map((row): [number, string[]] => [
          Number(row.getAttribute('row-index')),
          names.map((name) => row.querySelector(`[col-id=${name}]`)?.textContent ?? ''),
        ]),
      columns,
    );
    return new Map(drawn);
  }

  /** Waits until rows `from`, `from + 1`, … read so; fails with how they read in the end. */
  async untilRowsRead(
    columns: readonly ColumnName[],
    expected: readonly (readonly string[])[],
    from = 0,
  ): Promise<void> {
    const read = async () => {
      const drawn = await this.drawnRows(columns);
      return expected.map((_, at) => drawn.get(from + at)?.join(' | '));
    };
    await expect.poll(read).toEqual(expected.map((row) => row.join(' | ')));
  }
}

/** Opens a file of the workspace in its default editor and waits for the table. */
export async function openTable(workbench: Workbench, file: string): Promise<FlowLogPage> {
  await workbench.openFile(file);
  const page = new FlowLogPage(workbench.webviewFrame());
  await page.grid.waitFor();
  return page;
}
