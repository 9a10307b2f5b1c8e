import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { TestAzurite } from '../storage/support/use-azurite.ts';
import { FlowLogPage, openTable, rowHeight } from './support/flow-log-page.ts';
import {
  allNames,
  HOSTILE,
  HOSTILE_CODE,
  hostileLog,
  hostileSet,
  hostileTuple,
  MADE_OF_IT,
  names,
  SHOWN,
  SHOWN_AS_SYMBOL,
  SHOWN_UNLINKED,
  unprintable,
} from './support/hostile-log.ts';
import { expand, hoverNode, showTree, treeItem } from './support/tree-view.ts';
import { useWorkbench } from './support/use-workbench.ts';

const FLOW_LOG = `flowLogResourceID=/11111111-2222-3333-4444-555555555555_RG/NETWORKWATCHER_${HOSTILE}_${HOSTILE}`;

// Before the window starts, whose settings name it.
const azurite = new TestAzurite({});
await azurite.start();
const workbench = useWorkbench({
  files: {
    'PT1H.json': hostileLog(),
    'raw.json': JSON.stringify(JSON.parse(hostileLog()), null, 2),
    'estate.flownames.json': JSON.stringify({ names: [{ cidr: '10.20.1.0/24', name: HOSTILE }] }),
    [`${HOSTILE} one.flowset.json`]: hostileSet(['PT1H.json', `${HOSTILE} gone.json`]),
    [`${HOSTILE} none.flowset.json`]: hostileSet([`${HOSTILE} gone.json`]),
  },
  settings: { 'flowLogs.azurite': azurite.endpoint, 'flowLogs.rawJson.fieldNames': true },
});
let page: FlowLogPage;
const asked: string[] = [];

beforeAll(async () => {
  const { vnet } = FLOW_LOG_CONTAINERS;
  await azurite.put(vnet, `${FLOW_LOG}/y=2025/m=10/d=05/h=09/m=00/PT1H.json`, '{}');
  await azurite.put(vnet, `${HOSTILE} folder/${HOSTILE}`, '{}');
  workbench.page.on('request', (request) => asked.push(request.url()));
  await workbench.page.setViewportSize({ width: 2600, height: 900 });
  page = await openTable(workbench, 'PT1H.json');
  await page.row(allNames.length - 1).waitFor();
});

afterAll(() => azurite.stop());

/** Waits until a part of the window shows the name, and sees that it is nothing but text there. */
async function untilText(part: Locator, shown = SHOWN): Promise<void> {
  await expect.poll(() => part.innerText()).toContain(shown);
  expect(await part.locator(MADE_OF_IT).count()).toBe(0);
}

describe('names that a log brings along', () => {
  it('are shown as the text that they are', async () => {
    await workbench.screenshot('hostile');
    await page.untilRowsRead(
      ['AclRule'],
      names.map((name) => [name]),
    );
    const drawn = await page.drawnRows(['AclRule']);
    const words = (text: string) => text.match(/[a-z]{2,}/g);
    for (const [at, name] of unprintable.entries()) {
      expect(words(drawn.get(names.length + at)![0]!)).toEqual(
        expect.arrayContaining(words(name)!),
      );
    }
  });

  it('cannot turn their own letters around', async () => {
    const cell = page.cell(names.length, 'AclRule');
    const places = await cell.evaluate((element) => {
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      const lefts = new Map<string, number>();
      for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
        for (const letter of ['g', 'p', 'x']) {
          const at = node.textContent!.indexOf(letter);
          const range = document.createRange();
          if (at < 0) continue;
          range.setStart(node, at);
          range.setEnd(node, at + 1);
          lefts.set(letter, range.getBoundingClientRect().left);
        }
      }
      return [...lefts].sort(([, a], [, b]) => a - b).map(([letter]) => letter);
    });
    expect(places).toEqual(['g', 'p', 'x']);
  });

  it('become no element of the page, and run nothing', async () => {
    const made = page.frame.locator('#page :is(img, script, style, a, b, iframe):not(.facts b)');
    expect(await made.count()).toBe(0);
    const wasHit = await page.grid.evaluate(() => 'wasHit' in globalThis);
    expect(wasHit).toBe(false);
  });

  it('make no row higher than another, nor the page wider than the window', async () => {
    const heights = await page.frame
      .locator('[role=row][row-index]')
      .evaluateAll((rows) => rows.map((row) => row.getBoundingClientRect().height));
    expect(new Set(heights)).toEqual(new Set([rowHeight]));
    const body = page.frame.locator('body');
    expect(await body.evaluate((shown) => shown.scrollWidth - shown.clientWidth)).toBe(0);
  });

  it('stay text in the summary, and push nothing out of sight', async () => {
    const text = await page.summary.innerText();
    expect(text).toContain('<img src=y onerror="globalThis.wasHit = 2">');
    expect(text).toContain(`${allNames.length} tuples`);
    const tuples = page.summary.getByText('tuples');
    const { x, width } = (await tuples.boundingBox())!;
    expect(x + width).toBeLessThan(2600);
    const summary = (await page.summary.boundingBox())!;
    expect(summary.height).toBeLessThan(80);
  });

  it('sort as text, as any others do', async () => {
    await page.header('AclRule').click();
    await expect.poll(() => page.header('AclRule').getAttribute('aria-sort')).toBe('ascending');
    const shown = async () => {
      const drawn = await page.drawnRows(['AclRule']);
      return [...drawn.values()].map(([name]) => name);
    };
    await expect.poll(shown).toEqual(expect.arrayContaining(names));
    expect(await page.frame.locator('[role=row][row-index]').count()).toBe(allNames.length);
  });

  it.each(['Conversations', 'Top', 'Flow map', 'Between', 'Heat map', 'Problems', 'Notes'])(
    'stay text in %s',
    async (tab) => {
      await page.tab(tab).click();
      await page.panel(tab).waitFor();
      if (tab === 'Top') {
        await page.frame.getByRole('combobox', { name: 'Top', exact: true }).selectOption('rule');
        await page.panel(tab).getByText(names[0]!).first().waitFor();
      }
      if (tab === 'Problems') await page.panel(tab).getByText(hostileTuple).first().waitFor();
      await workbench.screenshot(`hostile-${tab}`);
      const made = page.frame.locator('#page :is(img, script, iframe, [onerror], a[href])');
      expect(await made.count()).toBe(0);
      expect(await page.frame.locator('#page').evaluate(wasHitOrTurned)).toEqual([]);
      await page.tab('Tuples').click();
    },
  );

  it('stay text in what the filter offers, and in what it finds wrong', async () => {
    await page.filter.fill('AclGroup == ');
    await untilText(page.frame.getByRole('listbox'), '[click](command:');
    await workbench.screenshot('hostile-suggestions');
    await page.applyFilter('\u202Egnp <img src=x>');
    await untilText(page.frame.locator('.mistake'), '\uFFFDgnp <img src=x>');
    await workbench.screenshot('hostile-mistake');
    expect(await page.frame.locator('#page').evaluate(wasHitOrTurned)).toEqual([]);
    await page.applyFilter('');
  });
});

describe('names that files bring along', () => {
  const files = () => workbench.page.locator('.explorer-folders-view .monaco-list-row');
  const box = () => workbench.page.locator('.quick-input-widget:not(.hidden)');

  /** By a click: to the box at the top of the window `:`, `@` and `(` mean something. */
  async function openNamed(ending: string): Promise<FlowLogPage> {
    await workbench.runCommand('View: Close All Editors');
    await files().filter({ hasText: ending }).click();
    await workbench.activeTab(ending).waitFor();
    return new FlowLogPage(workbench.webviewFrame());
  }

  it('stay text where there is no table to show', async () => {
    page = await openNamed('gnp none.flowset.json');
    await untilText(page.notice);
    await workbench.screenshot('hostile-notice');
  });

  it('stay text in the summary, the filters of before and the problems of a set', async () => {
    page = await openNamed('gnp one.flowset.json');
    await untilText(page.summary);
    await page.button('History').click();
    await untilText(page.frame.getByRole('listbox'), '\uFFFDgnp"');
    await workbench.screenshot('hostile-history');
    await page.frame.getByText('1 of 2 logs could not be read').click();
    await untilText(page.panel('Problems'));
    await workbench.screenshot('hostile-set-problems');
    expect(await page.frame.locator('#page').evaluate(wasHitOrTurned)).toEqual([]);
  });

  it('stay text in the status bar', async () => {
    await openNamed('gnp one.flowset.json');
    const hover = workbench.page.locator('.monaco-hover:not(.hidden)').first();
    await vi.waitFor(
      async () => {
        await workbench.page.mouse.move(0, 0);
        await workbench.statusBarItem('tuples · UTC').hover({ timeout: 3000 });
        await hover.waitFor({ timeout: 5000 });
      },
      { timeout: 30_000 },
    );
    await untilText(hover);
    await workbench.screenshot('hostile-status');
  });

  it('stay text in a notification', async () => {
    await untilText((await openNamed('gnp one.flowset.json')).summary);
    await workbench.runCommand('Flow Logs: Save Set…');
    // Of another name when it is tried again: of one that is there the dialog asks once more.
    const name = `saved ${Date.now()}.flowset.json`;
    const file = box().locator('.quick-input-box input');
    await expect.poll(() => file.inputValue()).toMatch(/\.flowset\.json$/);
    await file.fill(workbench.pathOf(`${HOSTILE} ${name}`));
    await workbench.page.getByRole('button', { name: 'OK' }).click();
    await untilText(workbench.notification(`${name} was saved.`), SHOWN_UNLINKED);
    await workbench.screenshot('hostile-notification');
    await workbench.runCommand('Notifications: Clear All Notifications');
  });
});

describe('names that raw JSON brings along', () => {
  it('stay text in the outline, in the list of symbols and beside fields', async () => {
    await workbench.openFile('raw.json');
    await workbench
      .textLine(/at.*sport.*b→/)
      .first()
      .waitFor();
    await workbench.runCommand('Explorer: Focus on Outline View');
    await untilText(workbench.page.locator('.outline-tree'), SHOWN_AS_SYMBOL);
    await workbench.screenshot('hostile-outline');
    await workbench.page.keyboard.press('ControlOrMeta+Shift+O');
    const list = workbench.page.locator('.quick-input-widget:not(.hidden) .quick-input-list');
    await untilText(list, SHOWN_AS_SYMBOL);
    await workbench.screenshot('hostile-symbols');
    await workbench.page.keyboard.press('Escape');
    const editor = workbench.page.locator('.monaco-editor').first();
    expect(await editor.locator(MADE_OF_IT).count()).toBe(0);
  });

  it('stay text among the problems', async () => {
    await workbench.openFile('raw.json');
    await workbench.runCommand('Problems: Focus on Problems View');
    await untilText(
      workbench.page.locator('.markers-panel'),
      HOSTILE_CODE.replace('\u202E', '\uFFFD'),
    );
    await workbench.screenshot('hostile-markers');
  });
});

describe('names that storage brings along', () => {
  const log = () => treeItem(workbench.page, /VNet flow log/);
  const hover = () => workbench.page.locator('.monaco-hover:not(.hidden)').first();
  const box = () => workbench.page.locator('.quick-input-widget:not(.hidden)');
  const offered = () => box().locator('.monaco-list-row').filter({ hasText: 'flame' });

  it('stay text in the tree and its tooltips', async () => {
    await showTree(workbench.page);
    for (const name of [/^Storage account/, /^Other blobs/, /gnp folder/]) {
      await expand(workbench.page, name);
    }
    await untilText(log());
    await untilText(treeItem(workbench.page, /gnp folder/));
    await untilText(treeItem(workbench.page, /^Blob /));
    await hoverNode(workbench.page, /VNet flow log/);
    await untilText(hover());
    await workbench.screenshot('hostile-tree');
  });

  it('stay text in the lists and boxes of commands', async () => {
    await workbench.runCommand('Flow Logs: Go to Time…');
    await untilText(offered(), SHOWN_UNLINKED);
    await offered().locator('.label-description').hover();
    await hover().getByText('flame').waitFor();
    await workbench.screenshot('hostile-pick');
    await untilText(hover(), SHOWN_UNLINKED.toLowerCase());
    await workbench.page.keyboard.press('Enter');
    await untilText(box(), SHOWN_UNLINKED);
    await workbench.screenshot('hostile-prompt');
    await workbench.page.keyboard.press('Escape');
    await workbench.runCommand('Flow Logs: Open Time Range…');
    await offered().click();
    await untilText(box().locator('.quick-input-titlebar'));
    await workbench.screenshot('hostile-title');
    await workbench.page.keyboard.press('Escape');
  });
});

it('none of them breaks a rule of the content security policy, raises an error or is fetched', () => {
  expect(workbench.errors.cspViolations).toEqual([]);
  expect(workbench.errors.ofExtension).toEqual([]);
  expect(asked.filter((url) => url.includes('192.0.2.1'))).toEqual([]);
});

/** What of a page a name has turned around; also `wasHit`, where one has run. */
function wasHitOrTurned(root: Element): string[] {
  const attributes = [...root.querySelectorAll('*')].flatMap((one) => [...one.attributes]);
  const texts = [root.textContent, ...attributes.map(({ value }) => value)];
  const turned = texts.filter((text) => /[\u202A-\u202E\u2066-\u2069]/.test(text));
  return 'wasHit' in globalThis ? ['wasHit', ...turned] : turned;
}
