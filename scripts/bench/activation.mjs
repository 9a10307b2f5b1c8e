import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { findChromium } from '../workbench/chromium.mjs';
import { installWorkbench, whyWorkbenchCannotRun } from '../workbench/install.mjs';
import { startServer } from '../workbench/server.mjs';
import { packExtension } from '../workbench/vsix.mjs';

const RUNS = 7;

/**
 * How long the extension takes to be loaded and activated, ms: what VS Code itself measures in its
 * extension host and shows as "Running Extensions", the median over new windows that have come to
 * rest: one that still starts takes both cores of a small machine.
 * @returns {Promise<number | undefined>} Nothing where no such window can be had.
 */
export async function activation() {
  if (whyWorkbenchCannotRun() !== undefined) return undefined;
  await installWorkbench();
  await packExtension();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-activation-'));
  const server = await startServer({ folder });
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
  try {
    const times = [];
    for (let run = 0; run < RUNS; run++) times.push(await once(browser, server.url));
    return times.sort((a, b) => a - b)[RUNS >> 1];
  } finally {
    await browser.close();
    await server.stop();
    fs.rmSync(folder, { recursive: true });
  }
}

/**
 * @param {import('playwright-core').Browser} browser
 * @param {string} url
 */
async function once(browser, url) {
  const page = await browser.newPage();
  await page.goto(url);
  await page.locator('.explorer-folders-view, .explorer-empty-view').first().waitFor();
  await untilIdle();
  await runCommand(page, 'Flow Logs: Open Sample Log');
  await page.locator('.tab.active').filter({ hasText: 'hub-and-spokes' }).waitFor();
  await runCommand(page, 'Developer: Show Running Extensions');
  const row = page.locator('.runtime-extensions-editor .monaco-list-row');
  const time = row.filter({ hasText: 'Flow Log Lens' }).getByText(/Activation: \d+ms/);
  const [, ms] = /(\d+)ms/.exec(await time.innerText()) ?? [];
  await page.goto('about:blank');
  await page.close();
  return Number(ms);
}

const IDLE_SHARE = 0.9;
const IDLE_MS = 500;
const MOST_LOOKS = 60;

/** Waits until the machine had next to nothing to do for a moment; not for ever on one that never rests. */
async function untilIdle() {
  for (let before = cpuTimes(), looks = 0; looks < MOST_LOOKS; looks++) {
    await setTimeout(IDLE_MS);
    const now = cpuTimes();
    if ((now.idle - before.idle) / (now.all - before.all) > IDLE_SHARE) return;
    before = now;
  }
}

/** What all cores have spent since they were started, ms. */
function cpuTimes() {
  const times = os.cpus().map(({ times }) => times);
  const sum = (/** @type {(time: (typeof times)[number]) => number} */ of) =>
    times.reduce((all, time) => all + of(time), 0);
  const idle = sum((time) => time.idle);
  return { idle, all: idle + sum(({ user, nice, sys, irq }) => user + nice + sys + irq) };
}

const TRIES = 5;

/**
 * The palette closes where it loses the focus to a window that is still starting: then once more.
 * @param {import('playwright-core').Page} page
 * @param {string} label
 */
async function runCommand(page, label) {
  const widget = page.locator('.quick-input-widget:not(.hidden)');
  for (let tries = 1; ; tries++) {
    try {
      await page.keyboard.press('F1');
      await widget.locator('.quick-input-box input').fill(`>${label}`, { timeout: 5000 });
      const row = widget.locator('.monaco-list-row').filter({ hasText: label });
      return await row.first().click({ timeout: 5000 });
    } catch (error) {
      if (tries === TRIES) throw error;
      await page.keyboard.press('Escape');
    }
  }
}
