import type { CDPSession } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { FlowLogPage } from '../workbench/support/flow-log-page.ts';
import { useWorkbench } from '../workbench/support/use-workbench.ts';
import { figure, megabytes } from './support/figures.ts';
import { type HostMemory, Probe, PROBE_EXTENSION } from './support/probe.ts';
import { ROUNDS } from './support/wishes.ts';

const LOGS = 20;
/** Of what comes and goes between two rounds, and is no leak. */
const TOLERANCE = { share: 1.1, bytes: 20e6 };

/** Each of another length, by which it is known. */
const tuples = (log: number) => 4000 + log;
const file = (log: number) => `log${log}/PT1H.json`;
const text = (log: number) => [...vnetHour({ seed: log, tuples: tuples(log) })].join('');

interface Round extends HostMemory {
  /** The browser's scripts, of the window and its pages. */
  readonly page: number;
  readonly frames: number;
}

const probe = new Probe();
const workbench = useWorkbench({
  files: Object.fromEntries(Array.from({ length: LOGS }, (_, log) => [file(log), text(log)])),
  env: probe.env,
  extensions: [PROBE_EXTENSION],
});
afterAll(() => probe.remove());

it(`opens and closes ${LOGS} logs ${ROUNDS} times, and holds no more in the end`, async () => {
  await probe.process();
  const browser = await workbench.page.context().newCDPSession(workbench.page);
  await browser.send('Performance.enable');
  const rounds: Round[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    for (let log = 0; log < LOGS; log++) await openAndClose(log);
    rounds.push(await measure(browser));
    console.log(`round ${round + 1}: ${JSON.stringify(rounds.at(-1))}`);
  }
  tell(rounds);
  // The first rounds warm up what stays. What is resident too is garbage, for the most part.
  const early = rounds.slice(Math.floor(ROUNDS / 4), Math.ceil(ROUNDS / 2));
  const late = rounds.slice(Math.floor((ROUNDS * 3) / 4));
  for (const what of ['heap', 'engine', 'page'] as const) {
    const limit = mean(early, what) * TOLERANCE.share + TOLERANCE.bytes;
    expect(mean(late, what), what).toBeLessThan(limit);
  }
  expect(new Set(rounds.map(({ workers }) => workers))).toEqual(new Set([1]));
  expect(new Set(rounds.map(({ frames }) => frames)).size).toBe(1);
});

async function openAndClose(log: number): Promise<void> {
  await probe.run('vscode.openWith', {
    file: workbench.pathOf(file(log)),
    view: 'flowLogs.blob',
  });
  const page = new FlowLogPage(workbench.webviewFrame());
  await page.summary.getByText(`${tuples(log).toLocaleString('en-US')} tuples`).waitFor();
  await page.row(0).waitFor();
  await probe.run('workbench.action.closeAllEditors');
  await page.grid.waitFor({ state: 'detached' });
}

async function measure(browser: CDPSession): Promise<Round> {
  await browser.send('HeapProfiler.collectGarbage');
  const { metrics } = await browser.send('Performance.getMetrics');
  const page = metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? 0;
  return { ...(await probe.memory()), page, frames: workbench.page.frames().length };
}

const mean = (rounds: readonly Round[], what: keyof Round) =>
  rounds.reduce((sum, round) => sum + round[what], 0) / rounds.length;

function tell(rounds: readonly Round[]): void {
  const [first, last] = [rounds[0]!, rounds.at(-1)!];
  const middle = rounds[Math.floor(rounds.length / 2)]!;
  const course = (what: keyof Round) =>
    [first, middle, last].map((round) => megabytes(round[what])).join(', ');
  const of = `after the first, middle and last of ${ROUNDS} rounds of ${LOGS} logs`;
  figure(`extension host with engine, ${of}`, course('resident'));
  figure('its main thread, garbage collected', course('heap'));
  figure('its engine worker, garbage collected', course('engine'));
  figure('the window and its pages, garbage collected', course('page'));
  figure('engine workers, pages left', `${last.workers}, ${last.frames - first.frames}`);
}
