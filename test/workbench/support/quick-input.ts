import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

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
  /** The row to take. */
  readonly row: Row;
}

/** A row of the quick input, by exactly what stands in it. */
interface Row {
  readonly label: string;
  /** What stands behind the label, `''` where nothing does; anything, where it is not given. */
  readonly description?: string;
}

/** Opens quick input, types, and takes a row. Fails with the rows that were offered instead. */
export async function pick(page: Page, { open, text, row }: Pick): Promise<void> {
  await vi.waitFor(
    async () => {
      await open();
      try {
        await page.locator(`${widget} .quick-input-box input`).fill(text, { timeout: tryMs });
        await clickRow(page, row);
      } catch (error) {
        // What it offers is what fitted when it was opened.
        await page.keyboard.press('Escape');
        throw error;
      }
    },
    { timeout: giveUpMs, interval: 100 },
  );
}

/** Takes a row of the quick input that is open. */
export async function clickRow(page: Page, { label, description }: Row): Promise<void> {
  const labelled = rowsOf(page).filter({ has: page.getByText(label, { exact: true }) });
  const rows = description === undefined ? labelled : described(labelled, description);
  try {
    await rows.first().click({ timeout: tryMs });
  } catch (error) {
    const offered = (await offeredRows(page)).map((text) => JSON.stringify(text)).join(', ');
    throw new Error(`"${label}" is not offered, but: ${offered}`, { cause: error });
  }
}

/**
 * Answers what the quick input asks, and waits until it asks something else or nothing any more:
 * a box that is just closing would take what is meant for the next.
 */
export async function answerBox(page: Page, text: string): Promise<void> {
  const box = page.locator(widget);
  await box.getByText("Press 'Enter' to confirm").waitFor();
  const asked = await box.innerText();
  await box.locator('.quick-input-box input').fill(text);
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await box.isVisible()) && (await box.innerText())).not.toBe(asked);
}

/**
 * Types the path of a file into the open dialog of this title, and takes it. The dialog writes the
 * folder that it has just read over what was typed meanwhile, so that this is done until it goes.
 */
export async function chooseFile(page: Page, title: string, path: string): Promise<void> {
  const dialog = page.locator(widget).filter({ hasText: title });
  const box = dialog.locator('.quick-input-box input');
  await box.waitFor();
  await vi.waitFor(
    async () => {
      if (!(await dialog.isVisible())) return;
      await box.fill(path, { timeout: tryMs });
      await expect.poll(() => box.inputValue(), { timeout: tryMs }).toBe(path);
      await page.keyboard.press('Enter');
      await dialog.waitFor({ state: 'hidden', timeout: tryMs });
    },
    { timeout: giveUpMs, interval: 100 },
  );
}

/** The texts of the rows that the quick input offers now. */
export async function offeredRows(page: Page): Promise<string[]> {
  return rowsOf(page).allInnerTexts();
}

function rowsOf(page: Page): Locator {
  return page.locator(`${widget} .quick-input-list .monaco-list-row`);
}

function described(rows: Locator, description: string): Locator {
  const descriptions = rows.page().locator('.label-description');
  // The rows are used again and again, and an empty description stays behind.
  if (description === '') return rows.filter({ hasNot: descriptions.filter({ hasText: /./ }) });
  return rows.filter({ has: descriptions.getByText(description, { exact: true }) });
}
