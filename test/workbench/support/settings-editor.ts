import { vi } from 'vitest';
import type { Workbench } from './workbench.ts';

/** Gives a setting of the user's that is a text another value, in the settings editor. */
export async function changeSetting(
  workbench: Workbench,
  name: string,
  value: string,
): Promise<void> {
  const { page } = workbench;
  const editor = page.locator('.settings-editor');
  const input = editor.locator(`.setting-item-contents[data-key="${name}"] input`).first();
  if (!(await editor.isVisible())) await workbench.runCommand('Preferences: Open Settings (UI)');
  await vi.waitFor(
    async () => {
      if (!(await input.isVisible())) {
        await editor.locator('.search-container .view-lines').first().click({ timeout: 3000 });
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.type(`@id:${name}`);
      }
      await input.fill(value, { timeout: 5000 });
    },
    { timeout: 40_000 },
  );
}
