import { vi } from 'vitest';
import type { Workbench } from './workbench.ts';

/** Empties a setting of the user's in the settings editor, which is open. */
export async function emptySetting({ page }: Workbench, name: string): Promise<void> {
  const editor = page.locator('.settings-editor');
  const input = editor.locator(`.setting-item-contents[data-key="${name}"] input`).first();
  await editor.waitFor();
  await vi.waitFor(
    async () => {
      if (!(await input.isVisible())) {
        await editor.locator('.search-container .view-lines').first().click({ timeout: 3000 });
        await page.keyboard.press('ControlOrMeta+A');
        await page.keyboard.type(`@id:${name}`);
      }
      await input.fill('', { timeout: 5000 });
    },
    { timeout: 40_000 },
  );
}
