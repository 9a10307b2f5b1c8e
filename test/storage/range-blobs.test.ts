import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { type ContainerListing, openListing, type RangeQuery } from '../../src/azure/index.ts';
import { useCountingProxy } from './support/counting-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';

const azurite = useAzurite();
const proxy = useCountingProxy(azurite);

const LOG =
  'flowLogResourceID=/11111111-2222-3333-4444-555555555555_NETWORKWATCHERRG/NETWORKWATCHER_EASTUS_HUB-FLOWLOG/';
const [A, B] = ['002248710BA0', '002248710BA1'];
const HOUR = 3_600_000;
const at = (text: string) => Date.parse(`2025-10-${text}:00Z`);
const hours = (from: string, to: string) => ({ from: at(from), to: at(to) });
const nameOf = (hour: number, mac: string, log = LOG) => {
  const [year, month, day, hh] = new Date(hour).toISOString().split(/[-T:]/);
  return `${log}y=${year}/m=${month}/d=${day}/h=${hh}/m=00/macAddress=${mac}/PT1H.json`;
};

beforeAll(async () => {
  const container = azurite.writer.getContainerClient('logs');
  await container.create();
  const put = (name: string, text = '{"records":[]}') =>
    container.getBlockBlobClient(name).upload(text, text.length);
  // Three days, each hour, two NICs; the second is there from the second day on.
  for (let hour = at('04T00:00'); hour < at('07T00:00'); hour += HOUR) {
    await put(nameOf(hour, A));
    if (hour >= at('05T00:00')) await put(nameOf(hour, B));
  }
  await put(`${LOG}y=2025/m=10/d=05/h=09/m=00/macAddress=${A}/notes.txt`);
  await put(nameOf(at('05T09:00'), A, `cold/${LOG}`).toUpperCase());
});

beforeEach(() => proxy.reset());

function listing(container = 'logs'): ContainerListing {
  const { name: accountName, key } = azuriteAccount;
  const access = { kind: 'key', accountName, key } as const;
  return openListing(`${proxy.endpoint}/${container}`, access, `container ${container}`);
}

const signal = new AbortController().signal;
const list = (query: Partial<RangeQuery>) =>
  listing().range({ log: LOG, most: 1000, ...query }, signal);

describe('the blobs of a range', () => {
  it('of few hours of a day are had by a request for each hour', async () => {
    const { blobs, nics } = await list({ hours: hours('05T09:00', '05T11:00') });
    expect(blobs).toMatchObject([
      { name: nameOf(at('05T09:00'), A), hour: at('05T09:00'), macAddress: A, size: 14 },
      { hour: at('05T09:00'), macAddress: B },
      { hour: at('05T10:00'), macAddress: A },
      { hour: at('05T10:00'), macAddress: B },
    ]);
    expect(nics).toEqual([A, B]);
    expect(proxy.queries.map((query) => query.get('prefix'))).toEqual([
      `${LOG}y=2025/m=10/d=05/h=09/`,
      `${LOG}y=2025/m=10/d=05/h=10/`,
    ]);
  });

  it('of more hours are had by a request for each day, and hold no other hour', async () => {
    const { blobs } = await list({ hours: hours('04T22:00', '06T04:00') });
    expect(blobs).toHaveLength(2 + 48 + 8);
    const all = blobs.map(({ hour }) => hour);
    expect([all[0], all.at(-1)]).toEqual([at('04T22:00'), at('06T03:00')]);
    // Two hours of the 4th, and a day each for the 5th and the four hours of the 6th.
    expect(proxy.queries.length).toBe(2 + 1 + 1);
  });

  it('are all of the log where no hours are said: one request', async () => {
    expect((await list({})).blobs).toHaveLength(24 + 48 + 48);
    expect(proxy.queries.length).toBe(1);
  });

  it('may be of some NICs; all that are there are told', async () => {
    const { blobs, nics } = await list({ hours: hours('04T23:00', '05T01:00'), nics: [B] });
    expect(blobs).toMatchObject([{ hour: at('05T00:00'), macAddress: B }]);
    expect(nics).toEqual([A, B]);
  });

  it('are found in an archive in capitals, too', async () => {
    const log = `COLD/${LOG.toUpperCase()}`;
    const { blobs } = await list({ log, hours: hours('05T09:00', '05T10:00') });
    expect(blobs).toMatchObject([{ hour: at('05T09:00'), macAddress: A }]);
    expect(proxy.queries.length).toBe(3);
  });

  it('are none where the log has none then', async () => {
    const found = await list({ hours: hours('20T00:00', '21T00:00') });
    expect(found).toEqual({ blobs: [], nics: [] });
  });
});

describe('what cannot be listed is told', () => {
  it('a range of years', async () => {
    const years = { from: at('05T00:00'), to: at('05T00:00') + 400 * 24 * HOUR };
    await expect(list({ hours: years })).rejects.toMatchObject({ code: 'too-large' });
    expect(proxy.queries.length).toBe(0);
  });

  it('a container that is not there', async () => {
    await expect(listing('nowhere').range({ log: LOG, most: 9 }, signal)).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('and that it was cancelled', async () => {
    const controller = new AbortController();
    const waiting = listing().range({ log: LOG, most: 999 }, controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('asks by GET only', () => {
  expect([...proxy.methods]).toEqual(['GET']);
});
