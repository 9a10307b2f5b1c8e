import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseBlobName } from '../../../src/core/format/blob-name.ts';
import { readNamesFile } from '../../../src/core/names/names-file.ts';
import { cutOf, logText, sampleNetwork } from '../../generate/index.ts';
import { decode, rowsOf } from '../support/decode.ts';

const HOUR = 3_600_000;
const blobs = sampleNetwork();
const vnet = blobs.filter(({ kind }) => kind === 'vnet');

function digest(all: typeof blobs): string {
  const hash = createHash('sha256');
  for (const { name, records } of all) hash.update(name).update(logText(records));
  return hash.digest('hex');
}

describe('the sample network', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(digest(sampleNetwork())).toBe(digest(blobs));
    expect(digest(sampleNetwork({ seed: 9 }))).not.toBe(digest(blobs));
  });

  it('has a blob for each hour and interface, by a name that is understood', () => {
    for (const { name, hour } of blobs) {
      expect(parseBlobName(name), name).toMatchObject({ hour });
    }
    expect(new Set(blobs.map(({ name }) => name)).size).toBe(blobs.length);
    const hours = new Set(vnet.map(({ hour }) => hour));
    expect(hours.size).toBe(73);
  });

  it('has records of at most 32 KB, written 2 to 67 s after their tuples, in their hour', () => {
    for (const { hour, records } of vnet) {
      for (const { written, text } of records) {
        expect(Math.floor(written / HOUR) * HOUR).toBe(hour);
        expect(text.length).toBeLessThanOrEqual(32 * 1024);
        for (const [, time] of text.matchAll(/"(\d{13}),/g)) {
          const age = written - Number(time);
          if (age < 2000 || age > 67_000) expect.fail(`${age} ms old in ${text.slice(0, 100)}`);
        }
      }
    }
  });

  it('has an archive of NSG flow logs, of both versions, one blob holding both', async () => {
    const nsg = blobs.filter(({ kind }) => kind === 'nsg');
    const versions = [];
    for (const { records } of nsg) {
      const { table, problems } = await decode(logText(records));
      expect(problems).toMatchObject({ total: 0, unknown: [] });
      versions.push([...new Set(rowsOf(table).map(({ version }) => version))]);
    }
    expect(versions).toEqual([[1], [1, 2], [2]]);
  });
});

describe('the cut that is shipped', () => {
  const packed = fs.readFileSync('media/sample/hub-and-spokes.json.gz');

  it('is what the generator makes: npm run sample writes it anew', () => {
    expect(gunzipSync(packed).toString() === logText(cutOf(blobs))).toBe(true);
  });

  it('is small, and has no problems', async () => {
    expect(packed.length).toBeLessThan(300_000);
    const { table, problems } = await decode(logText(cutOf(blobs)));
    expect(problems).toMatchObject({ total: 0, unknown: [], verdict: 'flow-log' });
    expect(table.rowCount).toBeGreaterThan(5000);
  });

  it('has a file of names for it', () => {
    const text = fs.readFileSync('media/sample/hub-and-spokes.flownames.json', 'utf8');
    const { entries, problems } = readNamesFile(text);
    expect(problems).toEqual([]);
    expect(entries.length).toBeGreaterThan(20);
  });
});
