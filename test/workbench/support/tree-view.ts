import type { Locator, Page } from 'playwright-core';
import { expect, vi } from 'vitest';

/** Shows the accounts and their flow logs at the side. */
export async function showTree(page: Page): Promise<void> {
  const tab = page.getByRole('tab', { name: 'Flow Logs' });
  // A click on the view that shows already would hide it.
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
}

/** Nodes of the views, by what a screen reader says of them. */
export function treeItem(page: Page, name: string | RegExp): Locator {
  return page.getByRole('treeitem', { name });
}

/**
 * Opens the first node of this name, if it is closed. A click is lost on a row that is drawn anew
 * meanwhile, as all are when something comes above them: only then it is clicked again.
 */
export async function expand(page: Page, name: string | RegExp): Promise<void> {
  const row = treeItem(page, name).first();
  const isOpen = async () => (await row.getAttribute('aria-expanded')) === 'true';
  await row.waitFor();
  await vi.waitFor(
    async () => {
      if (!(await isOpen())) await row.click({ timeout: 3000 });
      await expect.poll(isOpen, { timeout: 5000 }).toBe(true);
    },
    { timeout: 30_000 },
  );
}

/** Rests the pointer on the first node of this name until its tooltip shows. */
export async function hoverNode(page: Page, name: string | RegExp): Promise<void> {
  const tooltip = page.locator('.monaco-hover:not(.hidden)').first();
  await vi.waitFor(
    async () => {
      // From elsewhere: a pointer that stays tells no row that was drawn anew below it.
      await page.mouse.move(0, 0);
      await treeItem(page, name).first().hover();
      await tooltip.waitFor({ timeout: 5000 });
    },
    { timeout: 30_000 },
  );
}
