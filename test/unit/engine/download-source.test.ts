import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { downloadSource } from '../../../src/engine/download-source.ts';
import type { DownloadProgress } from '../../../src/protocol/download.ts';
import { nobodySignsIn } from '../../../src/protocol/storage.ts';
import { given } from './logs.ts';

const BYTES = Buffer.alloc(5 * 1024 * 1024, 'flow');

let folder: string;
beforeEach(() => void (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-download-'))));
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

function download(file: string, work = new AbortController(), told: DownloadProgress[] = []) {
  const target = path.join(folder, file);
  const tell = (progress: DownloadProgress) => void told.push(progress);
  return downloadSource(given(BYTES), target, nobodySignsIn, tell, work.signal);
}

it('is the source, byte for byte, and says how far it is', async () => {
  const told: DownloadProgress[] = [];
  expect(await download('copy.json', undefined, told)).toBe(BYTES.length);
  expect(fs.readFileSync(path.join(folder, 'copy.json')).equals(BYTES)).toBe(true);
  expect(fs.readdirSync(folder)).toEqual(['copy.json']);
  expect(told[0]).toEqual({ bytes: 1024 * 1024, total: BYTES.length });
});

it('leaves what was there when it is cancelled', async () => {
  fs.writeFileSync(path.join(folder, 'copy.json'), 'before');
  const work = new AbortController();
  const running = download('copy.json', work);
  work.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect(fs.readdirSync(folder)).toEqual(['copy.json']);
  expect(fs.readFileSync(path.join(folder, 'copy.json'), 'utf8')).toBe('before');
});

it('that cannot be written says why', async () => {
  await expect(download('no/copy.json')).rejects.toMatchObject({ code: 'unwritable' });
});
