import { expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { RawJson } from './support/raw-json.ts';
import { useWorkbench } from './support/use-workbench.ts';

/** Below 50 MB, from where on the editor shows extensions no text; far above where it scans. */
const SIZE = 40e6;

const log = largeLog();
const workbench = useWorkbench({
  files: { 'large.json': log },
  // In MB: else the editor first asks whether it shall open so much.
  settings: { 'workbench.editorLargeFileConfirmation': 100 },
});
const json = new RawJson(workbench);

/** Documents one behind the other, set out in lines: to a decoder they are one log. */
function largeLog(): string {
  const hour = [...vnetHour({ seed: 4, bytes: 1_000_000 })].join('');
  const lines = `${JSON.stringify(JSON.parse(hour), undefined, 2)}\n`;
  return lines.repeat(Math.ceil(SIZE / lines.length)).trimEnd();
}

it('explains the last tuple of 40 MB, also once something was typed behind it', async () => {
  const tuple = /"(\d{13},[^"]+)"[^"]*$/.exec(log)![1]!;
  const port = `,${tuple.split(',')[3]!},`;
  await workbench.openFile('large.json');
  await workbench.textLine('"records"').first().click();
  await workbench.page.keyboard.press('Control+End');
  const hover = await json.hoverOver(tuple, port);
  await hover.getByText('Source port · field 4 of 13').waitFor();
  expect(await hover.innerText()).not.toContain('not known');
  await workbench.screenshot('raw-large');
  await workbench.page.keyboard.press('Control+End');
  await workbench.page.keyboard.type('\n// a note');
  await workbench.textLine('// a note').first().waitFor();
  const again = await json.hoverOver(tuple, port);
  await again.getByText('Source port · field 4 of 13').waitFor();
});
