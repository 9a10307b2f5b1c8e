import { describe, expect, it } from 'vitest';
import { findHour } from '../../../src/tree/find-hour.ts';
import { findNic, parseMacPrefix } from '../../../src/tree/find-nic.ts';
import type { LogNode } from '../../../src/tree/nodes.ts';
import { parseTypedTime } from '../../../src/tree/typed-time.ts';
import { blobName, FakeContainer } from './support/fake-container.ts';
import { treeOf, VNET, walk } from './support/trees.ts';

const HOURS = [
  'y=2025/m=10/d=05/h=09',
  'y=2025/m=10/d=05/h=11',
  'y=2025/m=10/d=02/h=00',
  'y=2025/m=08/d=31/h=23',
  'y=2024/m=12/d=31/h=00',
];

async function flowLog(names = HOURS.map((hour) => blobName(hour))) {
  const container = new FakeContainer(names);
  const { model, root } = treeOf({ [VNET]: container });
  const log = (await walk(model, root, 'HUB-FLOWLOG/')) as LogNode;
  return { container, model, log };
}

const at = (text: string) => Date.parse(`${text.replace(' ', 'T')}:00Z`);
const never = { isCancelled: () => false, progress: () => undefined };

describe('an hour is found', () => {
  it.each([
    ['2025-10-05 09:00', '2025-10-05 09:00', undefined],
    ['2025-10-05 09:59', '2025-10-05 09:00', undefined],
    ['2025-10-05 10:15', '2025-10-05 09:00', '2025-10-05 11:00'],
    ['2025-10-03 10:15', '2025-10-02 00:00', '2025-10-05 09:00'],
    ['2025-10-01 10:15', '2025-08-31 23:00', '2025-10-02 00:00'],
    ['2025-09-15 00:00', '2025-08-31 23:00', '2025-10-02 00:00'],
    ['2025-01-01 00:00', '2024-12-31 00:00', '2025-08-31 23:00'],
    ['2026-01-01 00:00', '2025-10-05 11:00', undefined],
    ['1999-01-01 00:00', undefined, '2024-12-31 00:00'],
  ])('for %s: %s and %s', async (wanted, before, after) => {
    const { model, log, container } = await flowLog();
    const asked = container.asked.length;
    const found = await findHour(model, log, at(wanted));
    const start = (text: string | undefined) => (text === undefined ? undefined : at(text));
    expect((found.exact ?? found.before)?.period.start).toBe(start(before));
    expect(found.after?.period.start).toBe(start(after));
    expect(container.asked.length - asked).toBeLessThanOrEqual(3 + 8);
  });
});

describe('a NIC is found', () => {
  it('by the beginning of its address, in each hour of a day', async () => {
    const names = HOURS.flatMap((hour) => [1, 2, 0x10].map((nic) => blobName(hour, nic)));
    const { model, log } = await flowLog(names);
    const day = await walk(model, log, '/m=10/', '/d=05/');
    if (day.kind !== 'day') throw new Error(day.kind);
    const found = await findNic(model, day, '00224800000', never);
    expect(found.map(({ id }) => id.split(VNET)[1])).toEqual(
      [HOURS[1]!, HOURS[0]!].flatMap((hour) => [1, 2].map((nic) => `/${blobName(hour, nic)}`)),
    );
    const [busy] = await findNic(model, day, '002248000010', never);
    expect(busy?.blob.macAddress).toBe('002248000010');
  });

  it('on a later page of an hour', async () => {
    const names = Array.from({ length: 2500 }, (_, nic) => blobName(HOURS[0]!, nic));
    const { model, log, container } = await flowLog(names);
    const hour = await walk(model, log, '/m=10/', '/d=05/', '/h=09/');
    if (hour.kind !== 'hour') throw new Error(hour.kind);
    const asked = container.asked.length;
    const found = await findNic(model, hour, '0022480009C3', never);
    expect(found.map(({ blob }) => blob.macAddress)).toEqual(['0022480009C3']);
    expect(container.asked.length - asked).toBe(3);
  });

  it('until it is cancelled', async () => {
    const { model, log } = await flowLog();
    const day = await walk(model, log, '/m=10/', '/d=05/');
    if (day.kind !== 'day') throw new Error(day.kind);
    const searching = findNic(model, day, '00', { ...never, isCancelled: () => true });
    await expect(searching).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it.each([
  ['00:22:48:71', '00224871'],
  ['00-22-48-71-0b-a0', '002248710BA0'],
  [' 0022.4871 ', '00224871'],
  ['', undefined],
  ['00:22:48:71:0b:a0:1', undefined],
  ['nic', undefined],
])('a MAC prefix "%s" reads %s', (text, expected) => {
  expect(parseMacPrefix(text)).toBe(expected);
});

it.each([
  ['2025-10-05 09:00', '2025-10-05 09:00'],
  ['2025-10-05T09:30Z', '2025-10-05 09:30'],
  ['2025-10-05 09:30 UTC', '2025-10-05 09:30'],
  ['2025-10-05 9', undefined],
  ['2025-10-05 09', '2025-10-05 09:00'],
  ['2025-10-05', '2025-10-05 00:00'],
  ['2025-02-30 09:00', undefined],
  ['2025-10-05 25:00', undefined],
  ['yesterday', undefined],
])('a time "%s" reads %s', (text, expected) => {
  expect(parseTypedTime(text)).toBe(expected === undefined ? undefined : at(expected));
});
