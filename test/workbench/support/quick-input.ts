import type { Locator, Page } from 'playwright-core';
import { vi } from 'vitest';

const widget = '.quick-input-widget:not(.hidden)';

// One try; short, because under load the widget loses its focus and closes, and only opening it
// again helps.
const tryMs = 3_000;
const giveUpMs = 30_000;

/** What to do in the box at the top of the window, which VS Code calls quick input. */
interface Pick {
  /** Opens it; called again each time that it closed before the row was there. */
  readonly open: () => Promise<void>;
  /** What to type. */
  readonly text: string;
  /** The label of the row to take, exactly. */
  readonly label: string;
}

/** Opens quick input, types, and takes a row. Fails with the rows that were offered instead. */
export async function pick(page: Page, { open, text, label }: Pick): Promise<void> {
  await vi.waitFor(
    async () => {
      await open();
      await page.locator(`${widget} .quick-input-box input`).fill(text, { timeout: tryMs });
      await clickRow(page, label);
    },
    { timeout: giveUpMs, interval: 100 },
  );
}

/** Takes a row of the quick input that is open. */
export async function clickRow(page: Page, label: string): Promise<void> {
  const rows = page.locator(`${widget} .quick-input-list .monaco-list-row`);
  const row = rows.filter({ has: page.getByText(label, { exact: true }) }).first();
  try {
    await row.click({ timeout: tryMs });
  } catch (error) {
    throw new Error(`"${label}" is not offered, but ${await offered(rows)}`, { cause: error });
  }
}

async function offered(rows: Locator): Promise<string> {
  const texts = await rows.allInnerTexts();
  return texts.length === 0 ? 'nothing' : texts.map((text) => JSON.stringify(text)).join(', ');
}
