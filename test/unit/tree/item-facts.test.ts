import { describe, expect, it } from 'vitest';
import { itemFacts } from '../../../src/tree/item-facts.ts';
import type { TreeNode } from '../../../src/tree/nodes.ts';
import { blobName, FakeContainer } from './support/fake-container.ts';
import { treeOf, VNET, walk } from './support/trees.ts';

const HOUR = 'y=2025/m=10/d=05/h=09';
const LATER = Date.UTC(2025, 9, 6);
const WAY = ['HUB-FLOWLOG/', '/m=10/', '/d=05/', '/h=09/', '/PT1H.json'];

async function shown(
  way: readonly string[],
  now = LATER,
  names = [blobName(HOUR, 0x710ba0)],
  nicOf?: (mac: string) => string,
) {
  const { model, root } = treeOf({ [VNET]: new FakeContainer(names) });
  const node: TreeNode = await walk(model, root, ...way);
  return itemFacts(node, now, nicOf);
}

describe('a node reads', () => {
  it.each([
    [0, 'flows', ''],
    [1, 'HUB-FLOWLOG', 'eastus · VNet'],
    [2, '2025-10', 'October 2025'],
    [3, '2025-10-05', 'Sunday'],
    [4, '09:00–10:00 UTC', ''],
    [5, '00:22:48:71:0B:A0', '3.1 MB · 2025-10-05 10:01:07 UTC'],
  ])('at level %i "%s", "%s"', async (level, label, description) => {
    expect(await shown(WAY.slice(0, level))).toMatchObject({ label, description });
  });

  it('as still being written within its hour, and no longer', async () => {
    const end = Date.UTC(2025, 9, 5, 10);
    expect((await shown(WAY, end - 1)).description).toBe('3.1 MB · still being written');
    expect((await shown(WAY, end - 1)).spoken).toContain('still being written');
    expect((await shown(WAY, end)).description).not.toContain('written');
  });

  it('to a screen reader in words', async () => {
    expect((await shown(WAY.slice(0, 1))).spoken).toBe('HUB-FLOWLOG, VNet flow log, region eastus');
    expect((await shown(WAY)).spoken).toMatch(
      /^NIC 00:22:48:71:0B:A0, 3\.1 MB, last modified 2025-10-05 10:01:07 UTC, 09:00–10:00 UTC/,
    );
  });

  it('with its size and its time to the last digit in the tooltip', async () => {
    const { tooltip } = await shown(WAY);
    expect(tooltip).toContain('3,100,000 bytes');
    expect(tooltip).toContain('Last modified: 2025-10-05 10:01:07 UTC');
  });
});

it('calls a NIC by its address once that is known, with the MAC address at hand', async () => {
  const nicOf = (mac: string) => (mac === '002248710BA0' ? '10.0.0.4 web' : '');
  const facts = await shown(WAY, LATER, undefined, nicOf);
  expect(facts.label).toBe('10.0.0.4 web');
  expect(facts.description).toBe('00:22:48:71:0B:A0 · 3.1 MB · 2025-10-05 10:01:07 UTC');
  expect(facts.spoken).toMatch(/^NIC 10\.0\.0\.4 web, 00:22:48:71:0B:A0, /);
});

it('makes names harmless', async () => {
  const name = 'gnp.\u202eexe\u0007/a.txt';
  const facts = await shown([`#others ${VNET}`, `>gnp.\u202eexe\u0007/`], LATER, [name]);
  expect(facts.label).toBe('gnp.\u{fffd}exe\u{fffd}');
  expect(facts.tooltip + facts.spoken).not.toMatch(/[\u202e\u0007]/);
});
