import { expect, it, vi } from 'vitest';
import type { Uri } from 'vscode';
import { FlowLogDocument } from '../../src/editor/flow-log-document.ts';
import { SessionPool } from '../../src/editor/session-pool.ts';
import { type LogPlaces, sourceOfUri } from '../../src/editor/source-of-uri.ts';
import { Session } from '../../src/engine/session.ts';
import { blobAt, tableOf } from './support/blob-sessions.ts';
import { blockLog, BlockWriter, bytesOf } from './support/block-log.ts';
import { useFaultProxy } from './support/fault-proxy.ts';
import { useAzurite } from './support/use-azurite.ts';
import { oneLog } from '../../src/protocol/session.ts';

vi.mock('../../src/editor/source-of-uri.ts', () => ({ sourceOfUri: vi.fn() }));
vi.mock('vscode', () => ({
  EventEmitter: class {
    readonly event = () => undefined;
    fire() {
      // Nobody listens here.
    }
  },
}));

const MB = 1024 * 1024;
const azurite = useAzurite();
const proxy = useFaultProxy(azurite);

/** A pool over sessions in this thread. */
function sessionPool(): SessionPool {
  const pool: SessionPool = new SessionPool({
    openSession: (id, log) => {
      const session = new Session(log, (loading) => pool.changed(id, loading.state()));
      void session.load();
    },
    closeSession: () => undefined,
    setLive: () => undefined,
    retryLoading: () => undefined,
  });
  return pool;
}

it('a document whose blob is written anew while it is read begins again, and says so', async () => {
  const [before, after] = [blockLog(8 * MB, MB), blockLog(5 * MB, MB, 8)];
  await azurite.writer.getContainerClient('logs').createIfNotExists();
  await new BlockWriter(azurite, 'logs', 'a').add(before, 0, before.records.length);
  const source = blobAt(proxy.endpoint, 'logs/a');
  vi.mocked(sourceOfUri).mockResolvedValue({ key: 'a', log: oneLog(source) });
  proxy.plan = async (_, index) => {
    const other = new BlockWriter(azurite, 'logs', 'a');
    if (index === 3) await other.add(after, 0, after.records.length);
    return undefined;
  };
  const document = await FlowLogDocument.open(
    { path: '/logs/a' } as Uri,
    sessionPool(),
    {} as LogPlaces,
  );
  await vi.waitFor(() => expect(document.state.phase).not.toBe('loading'), 20_000);
  const { rowCount } = await tableOf(bytesOf(after));
  expect(document.state).toMatchObject({ phase: 'ready', restarts: 1, totals: { rows: rowCount } });
});
