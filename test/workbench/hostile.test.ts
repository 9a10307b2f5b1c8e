import { beforeAll, describe, expect, it } from 'vitest';
import { FlowLogPage, openTable, rowHeight } from './support/flow-log-page.ts';
import { useWorkbench } from './support/use-workbench.ts';

const names = [
  '<img src=x onerror="globalThis.wasHit = 1">',
  '<script>globalThis.wasHit = 1</script>',
  '<style>* { display: none }</style>',
  '<a href="command:workbench.action.closeWindow">click</a>',
  '[click](command:workbench.action.closeWindow)',
  '![](https://192.0.2.1/seen.png) **bold** $(trash)',
  'command:workbench.action.closeWindow',
  '&lt;b&gt; &amp; {{1+1}} ${1+1} `id`',
  'directions \u05D0\u05D1',
  `long ${'x'.repeat(2000)} end`,
  '__proto__',
  "=HYPERLINK('https://192.0.2.1')",
];

// How a mark that cannot be seen is shown is the table's choice; the letters around it are not.
const unprintable = [
  'ends with \u202Egnp.exe',
  'in \u2066two\u2069 \u200Fdirections',
  'line\nbreaks\r\nand\ttabs',
  'bell \u0007 escape \u001B[31m null \u0000 delete \u007F',
  'lone surrogate \uD800 there',
];
const allNames = [...names, ...unprintable];
const hostileTuple = '<img src=z onerror="globalThis.wasHit = 3">';

const workbench = useWorkbench({ files: { 'PT1H.json': hostileLog() } });
let page: FlowLogPage;

beforeAll(async () => {
  await workbench.page.setViewportSize({ width: 2600, height: 900 });
  page = await openTable(workbench, 'PT1H.json');
  await page.row(allNames.length - 1).waitFor();
});

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
      expect(await page.frame.locator('#page').evaluate(() => 'wasHit' in globalThis)).toBe(false);
      await page.tab('Tuples').click();
    },
  );

  it('break no rule of the content security policy and raise no error', () => {
    expect(workbench.errors.cspViolations).toEqual([]);
    expect(workbench.errors.ofExtension).toEqual([]);
  });
});

/** A tuple for each name, under a target that is no better. */
function hostileLog(): string {
  const flowGroups = allNames.map((rule, at) => ({
    rule,
    flowTuples: [
      ...(at === 0 ? [hostileTuple] : []),
      `17734788${10_000 + at},10.20.1.${at},10.20.1.4,${40_000 + at},443,6,I,B,NX,0,0,0,0`,
    ],
  }));
  const target = `/subscriptions/s/resourceGroups/g/providers/Microsoft.Network/virtualNetworks/`;
  const record = {
    time: '2026-03-14T09:02:07.0119923Z',
    category: 'FlowLogFlowEvent',
    macAddress: '<b>6045BD12AB34</b>',
    targetResourceID: `${target}<img src=y onerror="globalThis.wasHit = 2">${'w'.repeat(600)}`,
    flowLogVersion: 4,
    flowRecords: { flows: [{ aclID: '<i>acl</i>', flowGroups }] },
  };
  return JSON.stringify({ records: [record] });
}
