import { beforeAll, describe, expect, it } from 'vitest';
import type { FlowTable } from '../../src/core/index.ts';
import { blobAt, fingerprint, sessionOver, tableOf } from './support/blob-sessions.ts';
import { type BlockLog, blockLog, BlockWriter, bytesOf } from './support/block-log.ts';
import { type Fault, useFaultProxy } from './support/fault-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';

const MB = 1024 * 1024;
const azurite = useAzurite();
const proxy = useFaultProxy(azurite);

let log: BlockLog;
let writer: BlockWriter;
let expected: FlowTable;

beforeAll(async () => {
  log = blockLog(300e6, 4 * MB);
  expected = await tableOf(bytesOf(log));
  await azurite.writer.getContainerClient('logs').createIfNotExists();
  writer = new BlockWriter(azurite, 'logs', 'PT1H.json');
  await writer.add(log, 0, log.records.length);
});

/** Refuses, cuts and stalls, each now and then, so that every kind of request meets it. */
function fault(index: number): Fault | undefined {
  if (index % 29 === 1) {
    return { kind: 'refuse', status: 503, code: 'ServerBusy', retryAfter: 1 };
  }
  if (index % 41 === 2) return { kind: 'refuse', status: 500, code: 'OperationTimedOut' };
  if (index === 25) return { kind: 'stall', after: MB };
  return index % 4 === 0 ? { kind: 'cut', after: 1.5 * MB } : undefined;
}

describe('a blob of 300 MB', () => {
  it('is read whole through all faults, by nothing but GET and HEAD', async () => {
    const kinds = new Set<string>();
    proxy.plan = (_, index) => {
      const planned = fault(index);
      if (planned !== undefined) kinds.add(planned.kind);
      // The same bytes under another ETag.
      return index % 30 === 15 ? writer.commit().then(() => undefined) : planned;
    };
    const { session, reports } = sessionOver(blobAt(proxy.endpoint, writer.path));
    await session.load();
    expect(session.state()).toMatchObject({ phase: 'ready', problems: 0 });
    expect([...fingerprint(session.table)]).toEqual([...fingerprint(expected)]);
    expect([...kinds].sort()).toEqual(['cut', 'refuse', 'stall']);
    expect(proxy.seen.filter(({ isBlockList }) => isBlockList).length).toBeGreaterThan(2);
    expect([...new Set(proxy.seen.map(({ method }) => method))]).toEqual(['GET']);
    expect(reports.some(({ isWaiting }) => isWaiting)).toBe(true);
    expect(reports.some(({ bytesPerSecond = 0 }) => bytesPerSecond > MB)).toBe(true);
  });

  it('to which a block is added every second ends with all that was added', async () => {
    const all = log.records.length;
    const first = all - 8;
    await writer.keep(first);
    proxy.bytesPerSecond = 20e6;
    const { session } = sessionOver(blobAt(proxy.endpoint, writer.path));
    const loading = session.load();
    const sizes = new Set<number>();
    for (let count = first; count < all; count++) {
      await new Promise((later) => setTimeout(later, 1000));
      await writer.add(log, count, count + 1);
      sizes.add(session.state().bytesTotal);
    }
    expect(session.isLoading).toBe(true);
    await loading;
    expect(session.state()).toMatchObject({ phase: 'ready', problems: 0 });
    expect([...fingerprint(session.table)]).toEqual([...fingerprint(expected)]);
    expect(sizes.size).toBeGreaterThan(3);
  });
});
