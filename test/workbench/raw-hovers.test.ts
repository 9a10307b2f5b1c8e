import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { vnetHour } from '../generate/index.ts';
import { fixture } from '../unit/support/fixtures.ts';
import { clickRow } from './support/quick-input.ts';
import { useWorkbench } from './support/use-workbench.ts';

const HOSTILE =
  'UserRule_<img src=x onerror=alert(1)>[click](command:workbench.action.quit) https://evil.example $(zap) **x**';

const hour = [...vnetHour({ seed: 4, bytes: 5_000_000 })].join('');

const workbench = useWorkbench({
  files: {
    'pretty.json': fixture('vnet-pretty-crlf.json'),
    'short.json': fixture('vnet-worked-example.json'),
    'encryption.json': fixture('vnet-encryption.json'),
    'nsg-v1.json': fixture('nsg-v1.json'),
    'nsg-v2.json': pretty(fixture('nsg-v2-denied.json')),
    'broken.json': '{"records":[{"time":"2026-03-14T09:02:07.0119923Z",\n"flowRecords":{"flows":[{"aclID":"unspecified","flowGroups":[{"rule":"unspecified","flowTuples":[\n"1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,D,NX_NOT_ACCEPTED,0,0,0,0",\n"1773478869012,10.20.1.94,10.20.1.4,37694',
    'hostile.json': hostileLog(),
    'long.json': hour,
    'other.json': '{ "time": "2026-03-14", "rule": "x" }\n',
  },
});

beforeEach(() => workbench.runCommand('View: Close All Editors'));

function pretty(bytes: Uint8Array): string {
  return JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), undefined, 2);
}

function hostileLog(): string {
  const flowTuples = ['1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,D,NX,0,0,0,0'];
  const flowGroups = [{ rule: HOSTILE, flowTuples }];
  const flowRecords = { flows: [{ aclID: 'unspecified', flowGroups }] };
  const record = { time: '2026-03-14T09:02:07.0119923Z', category: 'FlowLogFlowEvent', flowRecords };
  return JSON.stringify({ records: [record] }, undefined, 2);
}

function hover(): Locator {
  return workbench.page.locator('.monaco-hover:not(.hidden) .rendered-markdown').first();
}

/** Points at a piece of a line that the editor shows, as a person with a mouse does. */
async function pointAt(line: string | RegExp, piece: string): Promise<void> {
  const text = workbench.textLine(line).first();
  await text.waitFor();
  const place = await text.evaluate((root, sought) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = (node.textContent ?? '').indexOf(sought);
      if (at < 0) continue;
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + sought.length);
      const { x, y, width, height } = range.getBoundingClientRect();
      return { x: x + width / 2, y: y + height / 2 };
    }
    return undefined;
  }, piece);
  if (place === undefined) throw new Error(`${piece} is not drawn.`);
  await workbench.page.mouse.move(place.x + 60, place.y + 60);
  await workbench.page.mouse.move(place.x, place.y, { steps: 4 });
}

describe('pointing at a field', () => {
  it('explains it in pretty-printed text', async () => {
    await workbench.openFile('pretty.json');
    await pointAt('168.63.129.16', ',55216,');
    await hover().getByText('field').first().waitFor();
    await workbench.screenshot('raw-hover-pretty-dark');
    console.log(await hover().innerText());
  });

  it('explains an encryption code', async () => {
    await workbench.openFile('nsg-v2.json');
    await pointAt('1773478836', ',D,B,');
    await hover().getByText('field').first().waitFor();
    await workbench.screenshot('raw-hover-nsg-dark');
    console.log(await hover().innerText());
  });
});

it('hostile', async () => {
  await workbench.openFile('hostile.json');
  await pointAt('1773478869011', '37694');
  await hover().getByText('field').first().waitFor();
  await workbench.screenshot('raw-hover-hostile');
  console.log(await hover().innerHTML());
});

it('long', async () => {
  await workbench.openFile('long.json');
  await workbench.page.getByText('This log is one line of').waitFor();
  await workbench.screenshot('raw-long');
  await workbench.runCommand('Flow Logs: Open Record at Cursor');
  await workbench.activeTab('long.json record').waitFor();
  await workbench.screenshot('raw-long-record');
  void clickRow;
  expect(1).toBe(1);
});
