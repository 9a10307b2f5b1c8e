import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { root } from '../../scripts/lib/paths.mjs';
import { runNpmScript } from '../../scripts/lib/run.mjs';
import { FlowLogPage } from './support/flow-log-page.ts';
import { pick } from './support/quick-input.ts';
import { useWorkbench } from './support/use-workbench.ts';

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-installed-'));
const vsix = path.join(folder, 'flow-log-lens.vsix');
const attempts = path.join(folder, 'attempts');
const guard = path.join(import.meta.dirname, 'support/no-network.cjs');

beforeAll(async () => {
  fs.writeFileSync(attempts, '');
  const options = { cwd: root, quiet: true };
  const { code, output } = await runNpmScript('package', ['--out', vsix], options);
  if (code !== 0) throw new Error(output);
}, 240_000);

const workbench = useWorkbench({
  vsix,
  env: { NODE_OPTIONS: `--require ${guard}`, FLOW_LOGS_ATTEMPTS: attempts },
  files: { 'PT1H.json': 'no flow log' },
});

afterAll(() => fs.rmSync(folder, { recursive: true }));

describe('what `npm run package` packs, in a clean profile without a network', () => {
  const asked: string[] = [];
  beforeAll(() =>
    workbench.page.route(
      (url) => !['127.0.0.1', 'localhost'].includes(url.hostname) && url.protocol !== 'data:',
      (route) => {
        asked.push(route.request().url());
        return route.abort('internetdisconnected');
      },
    ),
  );
  beforeEach(() => workbench.runCommand('View: Close All Editors'));

  async function openSample(): Promise<FlowLogPage> {
    await workbench.runCommand('Flow Logs: Open Sample Log');
    const page = new FlowLogPage(workbench.webviewFrame());
    await page.summary.getByText('10,572 tuples').waitFor();
    return page;
  }

  it('opens the sample, shows its rows and answers a question', async () => {
    const page = await openSample();
    await page.row(1).waitFor();
    await page.filter.fill('DestPort == 22 and FlowStatus == "Denied"');
    await page.filter.press('Enter');
    await page.tab('Top').click();
    await page.panel('Top').getByText('10.1.2.20').first().waitFor();
    await workbench.screenshot('installed-sample');
  });

  it('shows its README, in which no picture is missing, and its icon', async () => {
    await workbench.runCommand('Extensions: Show Installed Extensions');
    await workbench.page.locator('.extension-list-item', { hasText: 'Flow Log Lens' }).click();
    const page = workbench.webviewFrame();
    await page.getByRole('heading', { name: 'Flow Log Lens' }).waitFor();
    expect(await page.getByRole('img').count()).toBe(0);
    const width = (image: HTMLImageElement) => image.naturalWidth;
    const icon = workbench.page.locator('.extension-editor .header img');
    await expect.poll(() => icon.evaluate(width)).toBe(256);
    await workbench.screenshot('installed-readme');
  });

  it('says in its output channel how logs were read', async () => {
    await openSample();
    await workbench.openFile('PT1H.json');
    await new FlowLogPage(workbench.webviewFrame()).notice.waitFor();
    const { page } = workbench;
    const open = () => workbench.runCommand('Output: Show Output Channels...');
    await pick(page, { open, text: 'Flow Logs', row: { label: 'Flow Logs' } });
    await expect
      .poll(() => workbench.logged())
      .toMatch(/\[info\] hub-and-spokes\.json\.gz: 10,572 tuples of .+ in \d+ ms, no problems/);
    expect(workbench.logged()).toMatch(/\[info\] Flow Log Lens \d+\.\d+\.\d+, .+, Node \d+/);
    await workbench.textLine('PT1H.json: ').first().waitFor();
    await workbench.screenshot('installed-output');
    await workbench.runCommand('View: Hide Panel');
  });

  it('makes a report out of it, without an address to send it to', async () => {
    await openSample();
    await workbench.runCommand('Flow Logs: Report Issue…');
    await workbench.textLine('What did you expect?').waitFor();
    await workbench.textLine('hub-and-spokes.json.gz: 10,572 tuples').waitFor();
    await workbench.notification('names no address for reports').waitFor();
    await workbench.screenshot('installed-report');
  });

  it('has tried to reach nothing', async () => {
    await openSample();
    expect(asked).toEqual([]);
    const lines = fs.readFileSync(attempts, 'utf8').trim().split('\n');
    const noted = lines.map((line) => JSON.parse(line) as { guards?: string; host?: string });
    expect(noted.filter(({ host }) => host !== undefined)).toEqual([]);
    const guarded = noted.map(({ guards }) => guards);
    expect(guarded).toContain('--type=extensionHost');
    expect(guarded).toContain('a worker');
  });
});
