import { expect, it } from 'vitest';
import { useWorkbench } from './support/use-workbench.ts';

const workbench = useWorkbench({ files: { 'notes/read-me.txt': 'a file of no concern to us\n' } });

it('is a real VS Code, which opens a folder and a file in it', async () => {
  await workbench.openFile('notes/read-me.txt');
  await workbench.textLine('a file of no concern to us').waitFor();
  await workbench.screenshot('smoke-file');
});

it('has the extension installed', async () => {
  await workbench.runCommand('Extensions: Show Installed Extensions');
  await workbench.page.locator('.extension-list-item', { hasText: 'Flow Log Lens' }).waitFor();
  await workbench.screenshot('smoke-extension');
});

it('starts without a complaint about the extension in the console', () => {
  expect(workbench.errors.ofExtension).toEqual([]);
});
