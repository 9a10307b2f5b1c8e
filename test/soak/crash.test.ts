import { afterAll, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { FlowLogPage } from '../workbench/support/flow-log-page.ts';
import { writeSlowLog } from '../workbench/support/slow-log.ts';
import { useWorkbench } from '../workbench/support/use-workbench.ts';
import { figure } from './support/figures.ts';
import { Probe, PROBE_EXTENSION } from './support/probe.ts';

const TUPLES = 5000;
const log = [...vnetHour({ seed: 8, tuples: TUPLES })].join('');
const hour = log.slice(1, -1).split('\n,').join('\n');

const probe = new Probe();
const workbench = useWorkbench({
  files: { 'PT1H.json': log },
  env: probe.env,
  extensions: [PROBE_EXTENSION],
});
afterAll(() => probe.remove());

const page = () => new FlowLogPage(workbench.webviewFrame());

describe('an extension host that is killed in the middle of a load', () => {
  it('is started again, and the log opens whole', async () => {
    const killed = await probe.process();
    writeSlowLog(workbench.pathOf('slow.json.gz'), hour, hour);
    await probe.run('vscode.openWith', {
      file: workbench.pathOf('slow.json.gz'),
      view: 'flowLogs.file',
    });
    await page().row(0).waitFor();
    await page().progress.waitFor();
    process.kill(killed, 'SIGKILL');
    await page().frame.getByRole('alert').filter({ hasText: 'does not answer' }).waitFor();
    await workbench.screenshot('soak-killed');
    await probe.process(killed);
    await probe.run('workbench.action.closeAllEditors');
    await workbench.openFile('PT1H.json');
    await page().summary.getByText('5,000 tuples').waitFor();
    await page().summary.getByText('✓ no problems').waitFor();
    expect(await page().row(0).innerText()).not.toBe('');
    figure(
      'extension host killed in the middle of a load',
      'the page says so, the log opens whole again',
    );
  });
});
