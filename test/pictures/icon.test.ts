import fs from 'node:fs';
import { afterAll, beforeAll, it } from 'vitest';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../workbench/support/browser.ts';

const SIZE = 256;
let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});

afterAll(() => browser.close());

/** Drawn by a browser, because the Marketplace takes no SVG; its corners stay transparent. */
it('the icon', async () => {
  const page = await browser.newPage({ viewport: { width: SIZE, height: SIZE } });
  const drawing = fs.readFileSync('test/pictures/icon.svg', 'utf8');
  await page.setContent(`<style>body { margin: 0; background: none }</style>${drawing}`);
  await page.screenshot({ path: 'media/icon.png', omitBackground: true });
});
