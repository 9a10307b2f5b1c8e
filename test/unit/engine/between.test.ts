import { describe, expect, it } from 'vitest';
import { answer } from '../../../src/engine/answers/answer.ts';
import { EngineNames } from '../../../src/engine/names/engine-names.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { BetweenAnswer, BetweenQuestion } from '../../../src/protocol/charts.ts';
import { oneLog } from '../../../src/protocol/session.ts';
import { cellTerms } from '../../../webview/charts/between-words.ts';
import { tuple, type TupleParts } from '../core/flows/support/flow-tables.ts';
import { logText, vnetRecord } from '../support/logs.ts';
import { given } from './logs.ts';

const { signal } = new AbortController();

const NAMES = JSON.stringify({
  names: [
    { cidr: '10.0.0.0/24', name: 'hub-net', kind: 'subnet', group: 'hub' },
    { cidr: '10.1.0.0/16', name: 'one', kind: 'subnet', group: 'spoke1' },
    { cidr: '10.2.0.0/16', name: 'two', kind: 'subnet', group: 'spoke2' },
    { cidr: '192.168.0.0/16', name: 'site', kind: 'on-premises', group: 'site' },
  ],
});

const HUB = '10.0.0.4';
const ONE = '10.1.0.4';
const TWO = '10.2.0.4';
const SITE = '192.168.7.7';

const sent = (source: string, dest: string, bytes: number, parts: TupleParts = {}) =>
  tuple('C', { source, dest, counters: [1, bytes, 2, bytes * 10], ...parts });

const TUPLES = [
  sent(ONE, TWO, 5),
  sent(ONE, TWO, 7),
  sent(HUB, ONE, 100),
  sent(SITE, ONE, 1000),
  tuple('D', { source: SITE, dest: TWO }),
  sent(ONE, SITE, 20),
  sent(ONE, '8.8.8.8', 3),
];

async function viewOf(): Promise<View> {
  const names = new EngineNames();
  const file = { kind: 'bytes', name: 'a.flownames.json', bytes: Buffer.from(NAMES) } as const;
  await names.set({ files: [file], geoip: [] });
  const log = oneLog(given(logText(vnetRecord(TUPLES, { macAddress: 'AA' }))));
  const session = new Session(log, () => undefined);
  await session.load();
  return new View(session, names);
}

async function ask(view: View, question: Partial<BetweenQuestion> = {}): Promise<BetweenAnswer> {
  const asked = { sources: '', destinations: '', measure: 'bytes', booking: 'raw' } as const;
  const whole = { ...asked, ...question };
  return (await answer(view, { name: 'between', question: whole }, signal)) as BetweenAnswer;
}

/** The cells by the names of their ends: tuples allowed and denied, bytes sent and received. */
function read({ sources, destinations, cells }: BetweenAnswer): Record<string, number[]> {
  const name = (terms: BetweenAnswer['sources'], place: number) => terms[place]?.text ?? '*';
  return Object.fromEntries(
    cells.map((cell) => [
      `${name(sources, cell.source)} ${name(destinations, cell.destination)}`,
      [cell.allowed, cell.denied, cell.bytesSent, cell.bytesReceived],
    ]),
  );
}

describe('between', () => {
  it('groups tells spoke to spoke from hub to spoke', async () => {
    expect(read(await ask(await viewOf(), { sources: 'hub, spoke1, spoke2' }))).toEqual({
      'hub spoke1': [1, 0, 100, 1000],
      'spoke1 spoke2': [2, 0, 12, 120],
      'spoke1 *': [2, 0, 23, 230],
      '* spoke1': [1, 0, 1000, 10_000],
      '* spoke2': [0, 1, 0, 0],
    });
  });

  it('takes the groups that there are where nobody says which', async () => {
    const { sources } = await ask(await viewOf());
    expect(sources.map(({ text }) => text)).toEqual(['spoke1', 'site', 'spoke2', 'hub']);
  });

  it('a site and Azure tells what goes there, comes back and is denied', async () => {
    const found = await ask(await viewOf(), { sources: 'site', destinations: '10.0.0.0/8' });
    expect(read(found)).toMatchObject({
      'site 10.0.0.0/8': [1, 1, 1000, 10_000],
      '* *': [2, 0, 23, 230],
    });
  });

  it('the members of something tells how it spreads over them, in all and by time', async () => {
    const found = await ask(await viewOf(), { sources: ONE, destinations: `${TWO}, ${SITE}` });
    expect(read(found)).toMatchObject({ '10.1.0.4/32 10.2.0.4/32': [2, 0, 12, 120] });
    for (const { values, bytesSent, bytesReceived } of found.cells) {
      expect(values.reduce((sum, value) => sum + value, 0)).toBe(bytesSent + bytesReceived);
    }
  });

  it('tells what is denied over time, of tuples', async () => {
    const question = { sources: 'site', destinations: 'spoke1, spoke2' };
    const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
    const read = async (measure: BetweenQuestion['measure']) => {
      const { cells } = await ask(await viewOf(), { ...question, measure });
      return cells
        .filter(({ source }) => source === 0)
        .map(({ values, deniedValues }) => [sum(values), sum(deniedValues)]);
    };
    expect(await read('tuples')).toEqual([
      [1, 0],
      [1, 1],
    ]);
    expect(await read('bytes')).toEqual([
      [11_000, 0],
      [0, 0],
    ]);
  });

  it('an address belongs to the first end that holds it', async () => {
    const found = await ask(await viewOf(), { sources: `${ONE}, spoke1, 10.0.0.0/8` });
    expect(Object.keys(read(found)).filter((cell) => cell.startsWith('spoke1'))).toEqual([]);
  });

  it('filters to the rows of a cell, of every cell', async () => {
    const view = await viewOf();
    const found = await ask(view, {
      sources: `${ONE}, hub, spoke2`,
      destinations: '10.0.0.0/8, site',
    });
    for (const cell of found.cells) {
      const filter = cellTerms(found, cell).join(' and ');
      const arranged = await view.arrange({ filter, sort: [] }, signal);
      expect(arranged).toMatchObject({ ok: true });
      expect([filter, view.ids.length]).toEqual([filter, cell.allowed + cell.denied]);
    }
  });

  it('refuses an end that is none', async () => {
    await expect(ask(await viewOf(), { sources: 'hub, spook' })).rejects.toMatchObject({
      code: 'not-found',
      message: expect.stringContaining('“spook”') as string,
    });
  });
});
