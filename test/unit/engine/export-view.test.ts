import fs from 'node:fs';
import { rename } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportView } from '../../../src/engine/export-view.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { ExportProgress, ExportRequest } from '../../../src/protocol/export.ts';
import { fixture } from '../support/fixtures.ts';
import { logText, VNET_TUPLE, vnetRecord } from '../support/logs.ts';
import { readPlainLog } from '../support/plain-reader.ts';
import { vnetBytes } from './logs.ts';
import { oneLog } from '../../../src/protocol/session.ts';

vi.mock('node:fs/promises', async (original) => {
  const real = await original<typeof import('node:fs/promises')>();
  return { ...real, rename: vi.fn(real.rename) };
});

const { signal } = new AbortController();
const nothing = () => undefined;

let folder: string;
let log: string;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'flow-logs-export-'));
  log = path.join(folder, 'PT1H.json');
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

async function viewOf(bytes: Uint8Array | string): Promise<View> {
  fs.writeFileSync(log, bytes);
  const source = { kind: 'file', name: 'PT1H.json', path: log } as const;
  const session = new Session(oneLog(source), nothing);
  await session.load();
  return new View(session);
}

function request(more: Partial<ExportRequest> = {}): ExportRequest {
  return { what: 'tuples', format: 'csv', path: path.join(folder, 'out'), ...more };
}

const written = () => fs.readFileSync(path.join(folder, 'out'), 'utf8');
const objects = () =>
  written()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe('tuples', () => {
  it('are written as the filter shows them, in the order of the table', async () => {
    const bytes = vnetBytes(5000);
    const view = await viewOf(bytes);
    const sort = [{ column: 'SrcPort', descending: true }] as const;
    await view.arrange({ filter: 'DestPort == 443', sort }, signal);
    const done = await exportView(view, request({ format: 'ndjson' }), nothing, signal);
    const expected = readPlainLog(Buffer.from(bytes))!
      .rows.filter(({ destPort }) => destPort === 443)
      .toSorted((a, b) => b.srcPort - a.srcPort);
    expect(done).toEqual({ rows: expected.length, phase: 'ready' });
    expect(objects().map((each) => [each['Time'], each['SrcIp'], each['BytesSrcToDest']])).toEqual(
      expected.map((row) => [
        new Date(row.time).toISOString(),
        row.srcIp,
        row.hasStatistics ? row.bytesSrcToDest : null,
      ]),
    );
  });

  it('have every column of the log by its name in filters', async () => {
    const view = await viewOf(fixture('vnet-worked-example.json'));
    await exportView(view, request({ format: 'ndjson' }), nothing, signal);
    expect(objects()[0]).toMatchObject({
      FlowStatus: 'Allowed',
      L4Protocol: 'TCP',
      FlowState: 'B',
      BytesSrcToDest: null,
      Kind: 'vnet',
      Version: 4,
      Source: 'PT1H.json',
      IsDuplicate: false,
      IsOtherSide: false,
    });
  });

  it('as CSV have a head, blanks for no statistics, and no cell that runs', async () => {
    const hostile = '=HYPERLINK("http://x","y")';
    const tuples = [VNET_TUPLE, VNET_TUPLE.replace(',C,X,1,2,3,4', ',B,X,,,,')];
    const view = await viewOf(logText(vnetRecord(tuples, {}, hostile)));
    await exportView(view, request(), nothing, signal);
    const [head, first, second, rest] = written().split('\r\n');
    const column = head!.split(',').indexOf('BytesSrcToDest');
    expect(first!.split(',')[column]).toBe('2');
    expect(second!.split(',')[column]).toBe('');
    expect(first).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    expect(rest).toBe('');
  });

  it('tell how far they are, and do not grow with the log', async () => {
    const view = await viewOf(vnetBytes(20_000));
    const told: ExportProgress[] = [];
    await exportView(view, request(), (progress) => told.push(progress), signal);
    expect(told[0]).toEqual({ rows: 0, total: 20_000 });
    expect(written().split('\r\n')).toHaveLength(20_002);
  });
});

describe('conversations', () => {
  it('have the totals of the worked example', async () => {
    const view = await viewOf(fixture('vnet-worked-example.json'));
    const kind = { what: 'conversations', format: 'ndjson' } as const;
    expect(await exportView(view, request(kind), nothing, signal)).toMatchObject({ rows: 1 });
    const [one] = objects() as Record<string, number>[];
    expect(one!['PacketsSrcToDest']! + one!['PacketsDestToSrc']!).toBe(9125);
    expect(one!['BytesSrcToDest']! + one!['BytesDestToSrc']!).toBe(5_256_000);
    expect(one).toMatchObject({ Tuples: 3, BeginsBefore: false, NotEnded: false });
  });

  it('in which nothing was counted have no sums, not 0', async () => {
    const begun = VNET_TUPLE.replace(',C,X,1,2,3,4', ',B,X,,,,');
    const view = await viewOf(logText(vnetRecord([begun])));
    const kind = { what: 'conversations', format: 'ndjson' } as const;
    await exportView(view, request(kind), nothing, signal);
    const none = { BytesSrcToDest: null, BytesDestToSrc: null };
    const packets = { PacketsSrcToDest: null, PacketsDestToSrc: null };
    expect(objects()).toEqual([expect.objectContaining({ Tuples: 1, ...none, ...packets })]);
  });

  it('as CSV have as many cells in every line as in the head', async () => {
    const view = await viewOf(vnetBytes(2000));
    await exportView(view, request({ what: 'conversations' }), nothing, signal);
    const lines = written().trimEnd().split('\r\n');
    expect(new Set(lines.map((line) => line.split(',').length)).size).toBe(1);
    expect(lines.length).toBeGreaterThan(100);
  });
});

describe('an export', () => {
  it('that is cancelled leaves nothing behind, and what was there as it was', async () => {
    const view = await viewOf(vnetBytes(20_000));
    fs.writeFileSync(path.join(folder, 'out'), 'before');
    const abort = new AbortController();
    const exporting = exportView(view, request(), () => abort.abort(), abort.signal);
    await expect(exporting).rejects.toMatchObject({ code: 'cancelled' });
    expect(fs.readdirSync(folder).sort()).toEqual(['PT1H.json', 'out']);
    expect(written()).toBe('before');
  });

  it('takes the place of what was there once it is whole', async () => {
    const view = await viewOf(vnetBytes(10));
    fs.writeFileSync(path.join(folder, 'out'), 'before');
    await exportView(view, request(), nothing, signal);
    expect(written()).toMatch(/^Time,/);
    expect(fs.readdirSync(folder).sort()).toEqual(['PT1H.json', 'out']);
  });

  it.each([
    ['its own path', () => log],
    ['a link to it', () => linked(fs.symlinkSync)],
    ['another name of it', () => linked(fs.linkSync)],
  ])('onto the log itself is refused: %s', async (_name, target) => {
    const bytes = vnetBytes(100);
    const view = await viewOf(bytes);
    const exporting = exportView(view, request({ path: target() }), nothing, signal);
    await expect(exporting).rejects.toMatchObject({ code: 'no-access' });
    expect(fs.readFileSync(log).equals(bytes)).toBe(true);
  });

  it('into a folder that is not there fails in words', async () => {
    const view = await viewOf(vnetBytes(10));
    const target = path.join(folder, 'missing', 'out');
    const exporting = exportView(view, request({ path: target }), nothing, signal);
    await expect(exporting).rejects.toMatchObject({
      code: 'unwritable',
      message: `${target} could not be written: its folder does not exist.`,
    });
  });

  it('of a log that was not read whole says so', async () => {
    fs.writeFileSync(log, vnetBytes(10));
    const source = { kind: 'file', name: 'PT1H.json', path: log } as const;
    const session = new Session(oneLog(source), nothing);
    const view = new View(session);
    expect(await exportView(view, request(), nothing, signal)).toMatchObject({ phase: 'loading' });
    session.cancel();
    await session.load();
    expect(await exportView(view, request(), nothing, signal)).toMatchObject({
      phase: 'cancelled',
    });
  });

  it.each(['EACCES', 'EBUSY', 'EPERM'])(
    'onto a file that another program has open (%s) names both causes',
    async (code) => {
      const view = await viewOf(vnetBytes(10));
      vi.mocked(rename).mockRejectedValueOnce(Object.assign(new Error(code), { code }));
      const target = path.join(folder, 'out');
      await expect(exportView(view, request(), nothing, signal)).rejects.toMatchObject({
        code: 'unwritable',
        message: `${target} could not be replaced: another program has it open, or you may not write there.`,
      });
      expect(fs.readdirSync(folder)).toEqual(['PT1H.json']);
    },
  );

  it('of a view without rows is a file without rows', async () => {
    const view = await viewOf(vnetBytes(10));
    await view.arrange({ filter: 'DestPort == 1', sort: [] }, signal);
    const done = await exportView(view, request({ format: 'ndjson' }), nothing, signal);
    expect(done.rows).toBe(0);
    expect(written()).toBe('');
  });
});

function linked(link: (target: string, name: string) => void): string {
  const name = path.join(folder, 'link');
  link(log, name);
  return name;
}
