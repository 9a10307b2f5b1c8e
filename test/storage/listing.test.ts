import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { azuriteAccount } from '../../scripts/azurite/start-azurite.mjs';
import { type ContainerListing, openListing } from '../../src/azure/index.ts';
import { FLOW_LOG_CONTAINERS } from '../../src/core/format/flow-log-path.ts';
import { useCountingProxy } from './support/counting-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';

const azurite = useAzurite();
const proxy = useCountingProxy(azurite);

const { vnet, nsg } = FLOW_LOG_CONTAINERS;
const SUB = '11111111-2222-3333-4444-555555555555';
const SHORT = `flowLogResourceID=/${SUB}_NETWORKWATCHERRG/NETWORKWATCHER_EASTUS_HUB-VNET-FLOWLOG/`;
const LONG = `flowLogResourceID=/SUBSCRIPTIONS/${SUB}/RESOURCEGROUPS/NETWORKWATCHERRG/PROVIDERS/MICROSOFT.NETWORK/NETWORKWATCHERS/NETWORKWATCHER_WESTUS/FLOWLOGS/SPOKE/`;
const NSG = `resourceId=/SUBSCRIPTIONS/${SUB}/RESOURCEGROUPS/WEB/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/WEB-NSG/`;
const MAC = '002248710BA0';

const signal = new AbortController().signal;
const at = (text: string) => Date.parse(`${text}Z`);

beforeAll(async () => {
  const names: Record<string, string[]> = {
    [vnet]: [
      `${SHORT}y=2025/m=10/d=05/h=09/m=00/macAddress=${MAC}/PT1H.json`,
      `${SHORT}y=2025/m=10/d=05/h=09/m=00/macAddress=002248710BA1/PT1H.json`,
      `${SHORT}y=2025/m=10/d=05/h=10/m=00/macAddress=${MAC}/PT1H.json`,
      `${SHORT}y=2025/m=10/d=04/h=23/m=00/macAddress=${MAC}/PT1H.json`,
      `${SHORT}y=2025/m=09/d=30/h=00/m=00/macAddress=${MAC}/PT1H.json`,
      `${SHORT}y=2024/m=12/d=31/h=00/m=00/macAddress=${MAC}/PT1H.json`,
      `${LONG}y=2025/m=10/d=05/h=09/m=00/macAddress=${MAC}/PT1H.json`,
    ],
    [nsg]: [
      `${NSG}y=2017/m=11/d=05/h=09/m=00/PT1H.json`,
      `${NSG}y=2018/m=01/d=05/h=09/m=00/macAddress=${MAC}/PT1H.json`,
    ],
    archive: [
      `cold/2024/${SHORT}y=2024/m=01/d=01/h=00/m=00/macAddress=${MAC}/PT1H.json`,
      `cold/2024/${SHORT}y=2024/m=01/d=01/h=00/m=00/macAddress=${MAC}/notes.txt`,
      `cold/2024/${SHORT}y=2024/m=13/d=01/odd.txt`,
      `cold/2024/${SHORT}y=2024/summary.csv`,
      'cold/notes 100%/a#b?c.txt',
      'resourceId=/SUBSCRIPTIONS/S/RESOURCEGROUPS/G/PROVIDERS/MICROSOFT.KEYVAULT/VAULTS/V/y=2024/m=01/d=01/h=00/m=00/PT1H.json',
      'read me.txt',
      `UPPER/${SHORT.toUpperCase()}Y=2024/M=01/D=01/H=07/M=00/MACADDRESS=${MAC}/PT1H.JSON`,
    ],
  };
  for (const [container, blobs] of Object.entries(names)) {
    for (const blob of blobs) await azurite.put(container, blob, '{"records":[]}');
    // A proxy that cuts the delimiter cannot sign what it made of the query.
    await azurite.writer.getContainerClient(container).setAccessPolicy('container');
  }
});

beforeEach(() => proxy.reset());

function listing(container: string): ContainerListing {
  const { name: accountName, key } = azuriteAccount;
  const access = { kind: 'key', accountName, key } as const;
  return openListing(`${proxy.endpoint}/${container}`, access, `container ${container}`);
}

describe.each(['taken', 'cut', 'refused'] as const)('a long delimiter that is %s', (delimiter) => {
  beforeEach(() => proxy.reset(delimiter));

  it('finds VNet flow logs in both path forms', async () => {
    const { logs, strays, more } = await listing(vnet).logs('', signal);
    expect(logs.map(({ prefix }) => prefix).sort()).toEqual([SHORT, LONG].sort());
    expect(logs.map(({ path }) => `${path.kind} ${path.name} ${path.region}`).sort()).toEqual([
      'vnet HUB-VNET-FLOWLOG EASTUS',
      'vnet SPOKE WESTUS',
    ]);
    expect({ strays, more }).toEqual({ strays: { folders: [], blobs: [] }, more: undefined });
    // Without it: the root, `flowLogResourceID=`, the group, and nine folders of the long form.
    expect(proxy.queries.length).toBe({ taken: 1, cut: 12, refused: 13 }[delimiter]);
  });

  it('finds NSG flow logs', async () => {
    const { logs } = await listing(nsg).logs('', signal);
    expect(logs).toMatchObject([{ prefix: NSG, path: { kind: 'nsg', name: 'WEB-NSG' } }]);
    expect(proxy.queries.length).toBe({ taken: 1, cut: 9, refused: 10 }[delimiter]);
  });

  it('finds an archive below any prefix, and says what is no flow log', async () => {
    const { logs, strays } = await listing('archive').logs('', signal);
    const upper = `UPPER/${SHORT.toUpperCase()}`;
    expect(logs.map(({ prefix }) => prefix).sort()).toEqual([upper, `cold/2024/${SHORT}`]);
    expect(strays.blobs.map(({ name }) => name)).toEqual(['read me.txt']);
    expect(strays.folders).toContain('cold/');
    expect(strays.folders).toContain('resourceId=/');
  });

  it('looks below a prefix only', async () => {
    const { logs, strays } = await listing('archive').logs('cold/20', signal);
    expect(logs.map(({ prefix }) => prefix)).toEqual([`cold/2024/${SHORT}`]);
    expect(strays).toEqual({ folders: [], blobs: [] });
  });
});

describe('a flow log', () => {
  it('has its months by a request for its years and one for each year', async () => {
    const { periods } = await listing(vnet).months(SHORT, signal);
    const months = ['2025-10-01T00:00', '2025-09-01T00:00', '2024-12-01T00:00'];
    expect(periods.map(({ start }) => start)).toEqual(months.map(at));
    expect(periods[0]!.prefix).toBe(`${SHORT}y=2025/m=10/`);
    expect(proxy.queries.length).toBe(3);
  });

  it('has the days of a month, the hours of a day and the blobs of an hour by a request each', async () => {
    const container = listing(vnet);
    const month = { start: at('2025-10-01T00:00'), prefix: `${SHORT}y=2025/m=10/` };
    const days = (await container.days(month, signal)).periods;
    expect(days.map(({ start }) => start)).toEqual(
      ['2025-10-05T00:00', '2025-10-04T00:00'].map(at),
    );
    const hours = (await container.hours(days[0]!, signal)).periods;
    expect(hours.map(({ start }) => start)).toEqual(
      ['2025-10-05T10:00', '2025-10-05T09:00'].map(at),
    );
    const { nics, strays } = await container.blobs(hours[1]!, signal);
    expect(nics).toMatchObject([
      { macAddress: MAC, size: 14 },
      { macAddress: '002248710BA1', size: 14 },
    ]);
    expect(nics[0]!.name).toBe(`${SHORT}y=2025/m=10/d=05/h=09/m=00/macAddress=${MAC}/PT1H.json`);
    expect(Date.now() - nics[0]!.modified).toBeLessThan(3_600_000);
    expect(strays.blobs).toEqual([]);
    expect(proxy.queries.length).toBe(3);
  });

  it('from before December 2017 has blobs without a NIC', async () => {
    const hour = { start: at('2017-11-05T09:00'), prefix: `${NSG}y=2017/m=11/d=05/h=09/` };
    const { nics } = await listing(nsg).blobs(hour, signal);
    expect(nics).toMatchObject([{ macAddress: '' }]);
  });

  it('is read in any case', async () => {
    const upper = `UPPER/${SHORT.toUpperCase()}`;
    const container = listing('archive');
    const months = (await container.months(upper, signal)).periods;
    expect(months.map(({ start }) => start)).toContain(at('2024-01-01T00:00'));
    const day = { start: at('2024-01-01T00:00'), prefix: `${upper}Y=2024/M=01/D=01/` };
    const hours = (await container.hours(day, signal)).periods;
    expect(hours.map(({ start }) => start)).toEqual([at('2024-01-01T07:00')]);
    expect((await container.blobs(hours[0]!, signal)).nics).toMatchObject([{ macAddress: MAC }]);
  });

  it('tells at each level what does not fit', async () => {
    const container = listing('archive');
    const log = `cold/2024/${SHORT}`;
    const { periods, strays } = await container.months(log, signal);
    expect(periods.map(({ start }) => start)).toEqual([at('2024-01-01T00:00')]);
    expect(strays.folders).toEqual([`${log}y=2024/m=13/`]);
    expect(strays.blobs.map(({ name }) => name)).toEqual([`${log}y=2024/summary.csv`]);
    const hour = { start: at('2024-01-01T00:00'), prefix: `${log}y=2024/m=01/d=01/h=00/` };
    const blobs = await container.blobs(hour, signal);
    expect(blobs.nics.length).toBe(1);
    expect(blobs.strays.blobs.map(({ name }) => name.split('/').at(-1))).toEqual(['notes.txt']);
  });
});

describe('a folder of other blobs', () => {
  it('shows what lies in it by a request, and no flow log', async () => {
    const { strays } = await listing('archive').folder('cold/', signal);
    expect(strays).toEqual({ folders: ['cold/2024/', 'cold/notes 100%/'], blobs: [] });
    const deeper = await listing('archive').folder('cold/notes 100%/', signal);
    expect(deeper.strays.blobs.map(({ name }) => name)).toEqual(['cold/notes 100%/a#b?c.txt']);
    const logs = await listing('archive').folder(
      `cold/2024/${SHORT.split('/', 2).join('/')}/`,
      signal,
    );
    expect(logs.strays.folders).toEqual([]);
    expect(proxy.queries.length).toBe(3);
  });
});

describe('a container of thousands of blobs', () => {
  const count = 2400;
  const busy = `${SHORT}y=2025/m=06/d=01/h=12/`;

  beforeAll(async () => {
    const names = Array.from({ length: count }, (_, nic) => {
      const mac = (0x002248000000 + nic).toString(16).padStart(12, '0').toUpperCase();
      return `${busy}m=00/macAddress=${mac}/PT1H.json`;
    });
    await azurite.put('busy', 'z-last.txt', 'x');
    await azurite.putAll('busy', names, '{}');
  });

  it('is searched by one request', async () => {
    const { logs, strays } = await listing('busy').logs('', signal);
    expect(logs.map(({ prefix }) => prefix)).toEqual([SHORT]);
    expect(strays.blobs.map(({ name }) => name)).toEqual(['z-last.txt']);
    expect(proxy.queries.length).toBe(1);
  });

  it('gives an hour page by page, each blob once', async () => {
    const hour = { start: at('2025-06-01T12:00'), prefix: busy };
    let page = await listing('busy').blobs(hour, signal);
    expect(page.nics.length).toBe(1000);
    expect(proxy.queries.length).toBe(1);
    const macs = page.nics.map(({ macAddress }) => macAddress);
    while (page.more !== undefined) {
      page = await page.more(signal);
      macs.push(...page.nics.map(({ macAddress }) => macAddress));
    }
    expect(proxy.queries.length).toBe(3);
    expect(new Set(macs).size).toBe(count);
    expect(macs.length).toBe(count);
  });
});

describe('a listing that fails', () => {
  it('of a container that is not there says so', async () => {
    await expect(listing('nowhere').logs('', signal)).rejects.toMatchObject({
      name: 'FailureError',
      code: 'not-found',
      message: expect.stringContaining('ontainer nowhere') as string,
    });
  });

  it('ends once it is cancelled', async () => {
    const controller = new AbortController();
    const waiting = listing(vnet).logs('', controller.signal);
    controller.abort();
    await expect(waiting).rejects.toMatchObject({ code: 'cancelled' });
  });
});

it('asks by GET only', () => {
  expect([...proxy.methods]).toEqual(['GET']);
});
