import assert from 'node:assert/strict';
import fc from 'fast-check';
import { hourFolders, parseBlobName } from '../../../src/core/format/blob-name.ts';
import type { FlowLogBlobName } from '../../../src/core/format/blob-name.ts';
import { fuzzer, mutated } from './fuzzer.ts';

const HOUR = 3_600_000;

/** What people call things, and what would break a path that is put together without care. */
const name = fc.oneof(
  fc.stringMatching(/^[A-Z0-9][A-Z0-9._-]{0,20}$/),
  fc.constantFrom('RESOURCEID', '__proto__', 'PT1H.json', 'MACADDRESS', '<b>', '\u202E', '..'),
);
const guid = fc.uuid().map((text) => text.toUpperCase());
const mac = fc.stringMatching(/^[0-9A-F]{12}$/);
const hour = fc
  .integer({ min: Date.UTC(1971, 0) / HOUR, max: Date.UTC(2200, 0) / HOUR })
  .map((hours) => hours * HOUR);

type Log = Omit<FlowLogBlobName, 'hour' | 'macAddress'> & { readonly folders: string };

const vnetShort: fc.Arbitrary<Log> = fc
  .tuple(guid, name, fc.stringMatching(/^[A-Z0-9]{1,16}$/), name)
  .map(([subscription, resourceGroup, region, log]) => ({
    ...{ kind: 'vnet', subscription, resourceGroup, region, name: log },
    networkWatcher: `NETWORKWATCHER_${region}`,
    folders: `flowLogResourceID=/${subscription}_${resourceGroup}/NETWORKWATCHER_${region}_${log}`,
  }));

const nsg: fc.Arbitrary<Log> = fc
  .tuple(guid, name, name)
  .map(([subscription, resourceGroup, log]) => ({
    ...{ kind: 'nsg', subscription, resourceGroup, region: '', name: log, networkWatcher: '' },
    folders: `resourceId=/SUBSCRIPTIONS/${subscription}/RESOURCEGROUPS/${resourceGroup}/PROVIDERS/MICROSOFT.NETWORK/NETWORKSECURITYGROUPS/${log}`,
  }));

interface Written {
  readonly path: string;
  readonly blob: FlowLogBlobName;
}

const written: fc.Arbitrary<Written> = fc
  .tuple(
    fc.oneof(vnetShort, nsg),
    hour,
    mac,
    fc.constantFrom('', 'insights-logs-flowlogflowevent/', '/home/me/', 'C:/logs/'),
    fc.constantFrom('/', '//', '\\'),
    fc.constantFrom('PT1H.json', 'pt1h.JSON', 'PT1H.json.gz'),
  )
  .map(([{ folders, ...log }, time, macAddress, before, slash, file]) => ({
    path: `${before}${folders}/${hourFolders(time)}/macAddress=${macAddress}/${file}`
      .split('/')
      .join(slash),
    blob: { ...log, hour: time, macAddress },
  }));

/** Whatever it is taken for: an hour that the path names, a NIC or none. */
function expectSound(path: string): void {
  const blob = parseBlobName(path);
  if (blob === undefined) return;
  assert.equal(blob.hour % HOUR, 0);
  const folders = path
    .toLowerCase()
    .split(/[/\\]+/)
    .join('/');
  assert(folders.includes(`/${hourFolders(blob.hour).slice(0, -2)}`));
  assert.match(blob.macAddress, /^(?:[0-9A-F]{12})?$/);
  assert(folders.includes(blob.name.toLowerCase()));
  assert(folders.includes(blob.subscription.toLowerCase()));
}

export const blobNames = fuzzer(
  'blob names',
  0.2,
  fc.property(fc.oneof(written, mutated(written.map(({ path }) => path))), (input) => {
    if (typeof input === 'string') return expectSound(input);
    assert.deepEqual(parseBlobName(input.path), input.blob);
  }),
);
