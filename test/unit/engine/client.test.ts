import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import esbuild from 'esbuild';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { root } from '../../../scripts/lib/paths.mjs';
import { sides } from '../../../scripts/build/sides.mjs';
import { EngineClient } from '../../../src/engine/client.ts';
import type { FailureError } from '../../../src/protocol/failure.ts';
import { ear, sortView } from './host.ts';
import { given, isOver, vnetBytes } from './logs.ts';
import { oneLog } from '../../../src/protocol/session.ts';

const STOPPED = { name: 'FailureError', code: 'stopped' };
const folder = mkdtempSync(path.join(tmpdir(), 'flow-log-lens-engine-'));
const engine = path.join(folder, 'engine.cjs');
const log = path.join(folder, 'PT1H.json');

/** A worker of a few words, to see what the client makes of its end. */
function workerOf(name: string, text: string): string {
  const file = path.join(folder, `${name}.cjs`);
  writeFileSync(file, text);
  return file;
}

const clients: EngineClient[] = [];

function clientOf(worker: string) {
  const heard = ear();
  const onStop = vi.fn<(failure: FailureError) => void>();
  const client = new EngineClient(
    { path: worker, read: () => readFile(worker) },
    heard.events,
    onStop,
  );
  clients.push(client);
  return { client, heard, onStop };
}

beforeAll(async () => {
  const side = sides.find(({ name }) => name === 'engine worker')!;
  await esbuild.build({
    ...side.options,
    absWorkingDir: root,
    entryPoints: [side.entry],
    outfile: engine,
    bundle: true,
    logLevel: 'silent',
  });
  writeFileSync(log, vnetBytes(30_000));
});

afterEach(() => {
  for (const client of clients.splice(0)) client.dispose();
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the real engine worker', () => {
  it('opens a file, shows its rows and sorts them', async () => {
    const { client, heard, onStop } = clientOf(engine);
    const source = { kind: 'file', name: 'PT1H.json', path: log } as const;
    await client.call('openSession', { session: 1, log: oneLog(source) });
    expect(await heard.session(1, isOver)).toMatchObject({
      phase: 'ready',
      verdict: 'flow-log',
      problems: 0,
      totals: { rows: 30_000, kind: 'vnet' },
    });
    expect(await client.call('openView', { session: 1, view: 1 })).toEqual({
      generation: 0,
      rowCount: 30_000,
    });
    const terms = [{ column: 'BytesSrcToDest', descending: true }] as const;
    await sortView(client, 1, terms);
    const page = await client.call('readPage', { view: 1, start: 0, end: 100 });
    const bytes = page.rows.map(({ bytesSrcToDest }) => bytesSrcToDest);
    expect(bytes).toHaveLength(100);
    expect(bytes).toEqual(bytes.toSorted((a, b) => b - a));
    expect(bytes[0]).toBeGreaterThan(0);
    expect(onStop).not.toHaveBeenCalled();
  });

  it('opens bytes that the host has read', async () => {
    const { client, heard } = clientOf(engine);
    await client.call('openSession', { session: 1, log: oneLog(given(vnetBytes(100))) });
    expect(await heard.session(1, isOver)).toMatchObject({ totals: { rows: 100 } });
  });

  it('tells why a file cannot be read', async () => {
    const { client, heard } = clientOf(engine);
    const source = { kind: 'file', name: 'gone', path: path.join(folder, 'gone') } as const;
    await client.call('openSession', { session: 1, log: oneLog(source) });
    const { failure } = await heard.session(1, isOver);
    expect(failure).toMatchObject({ code: 'not-found' });
    expect(JSON.stringify(failure)).not.toContain('    at ');
  });
});

describe('a worker that dies', () => {
  const DYING = "require('node:worker_threads').parentPort.on('message', () => process.exit(3));";
  const THROWING =
    "require('node:worker_threads').parentPort.on('message', () => { throw new Error('Oops.'); });";

  it.each([
    ['exits', DYING],
    ['throws', THROWING],
    ['cannot start', "throw new Error('Oops.');"],
  ])('fails the calls that wait and is reported once: it %s', async (name, text) => {
    const { client, onStop } = clientOf(workerOf(name.replaceAll(' ', '-'), text));
    const { call } = client;
    const calls = [1, 2, 3].map((session) => call('closeSession', { session }));
    for (const result of await Promise.allSettled(calls)) {
      expect(result).toMatchObject({ status: 'rejected', reason: STOPPED });
    }
    // An error is followed by an exit; a call to the next worker comes behind both.
    await expect(client.call('closeSession', { session: 4 })).rejects.toMatchObject(STOPPED);
    expect(onStop).toHaveBeenCalledTimes(2);
    expect(onStop.mock.calls[0]![0]).toMatchObject(STOPPED);
    expect(onStop.mock.calls[0]![0].remedy).toContain('Open the log again.');
  });

  it('fails the calls where its file is missing', async () => {
    const { client, onStop } = clientOf(path.join(folder, 'not-built.cjs'));
    await expect(client.call('closeSession', { session: 1 })).rejects.toMatchObject(STOPPED);
    expect(onStop).toHaveBeenCalledTimes(1);
  });

  it('is followed by a new one at the next call', async () => {
    const flag = path.join(folder, 'died-once');
    const text = `const fs = require('node:fs');
if (fs.existsSync(${JSON.stringify(flag)})) require(${JSON.stringify(engine)});
else { fs.writeFileSync(${JSON.stringify(flag)}, ''); ${DYING} }`;
    const { client, heard, onStop } = clientOf(workerOf('dies-once', text));
    await expect(client.call('closeSession', { session: 1 })).rejects.toMatchObject(STOPPED);
    expect(onStop).toHaveBeenCalledTimes(1);
    await client.call('openSession', { session: 2, log: oneLog(given(vnetBytes(50))) });
    expect(await heard.session(2, isOver)).toMatchObject({ totals: { rows: 50 } });
    expect(onStop).toHaveBeenCalledTimes(1);
  });
});

describe('dispose', () => {
  it('fails the calls that wait, and is no accident to report', async () => {
    const { client, onStop } = clientOf(workerOf('silent', 'setInterval(() => {}, 1000);'));
    const call = client.call('closeSession', { session: 1 });
    client.dispose();
    await expect(call).rejects.toMatchObject(STOPPED);
    expect(onStop).not.toHaveBeenCalled();
  });

  it('is for good: a tab that closes afterwards starts no worker', async () => {
    const { client } = clientOf(engine);
    client.dispose();
    await expect(client.call('closeView', { view: 1 })).rejects.toMatchObject(STOPPED);
  });
});
