import type { Page } from 'playwright-core';
import { vi } from 'vitest';

// One try; short, because a menu closes when the window takes the focus from it, and only opening
// it again helps.
const tryMs = 3_000;
const giveUpMs = 30_000;

/** Takes an item of a context menu, which `open` opens; again each time that it closed too soon. */
export async function takeMenuItem(
  page: Page,
  open: () => Promise<void>,
  label: string,
): Promise<void> {
  const item = page.getByRole('menuitem', { name: label });
  const focused = page.locator('.action-item.focused').filter({ has: item });
  await vi.waitFor(
    async () => {
      if (!(await item.isVisible())) await open();
      // A menu that has just opened takes no click, as it could be meant for what was there
      // before, and does not show when it begins to: a key it takes as soon as the focus is in it.
      await item.hover({ timeout: tryMs });
      await focused.waitFor({ timeout: tryMs });
    },
    { timeout: giveUpMs, interval: 100 },
  );
  await page.keyboard.press('Enter');
  await item.waitFor({ state: 'hidden' });
}
