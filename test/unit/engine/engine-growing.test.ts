import { expect, it, vi } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import { oneLog, type SortTerm } from '../../../src/protocol/session.ts';
import { openSource } from '../../../src/sources/open-source.ts';
import { channelPair } from '../protocol/channel-pair.ts';
import { deferred, turns } from '../protocol/deferred.ts';
import { hostOn, sortView } from './host.ts';
import { isOver, vnetBytes } from './logs.ts';

vi.mock('../../../src/sources/open-source.ts', () => ({ openSource: vi.fn() }));

const ROWS = 60_000;
const BYTES = vnetBytes(ROWS);
const HALF = BYTES.length >> 1;
const BY_TIME: readonly SortTerm[] = [{ column: 'Time', descending: true }];
/** Takes longer than the second half does to load. */
const BY_MUCH: readonly SortTerm[] = Array.from({ length: 30 }, () => BY_TIME).flat();

/** An engine that has read half of a log, a view of it, and what lets the rest come. */
async function halfLoaded() {
  const gate = deferred();
  vi.mocked(openSource).mockResolvedValue({
    size: BYTES.length,
    version: '1',
    holds: () => true,
    range: () => Promise.resolve(BYTES),
    close: () => Promise.resolve(),
    async *chunks() {
      yield BYTES.subarray(0, HALF);
      await gate.promise;
      yield BYTES.subarray(HALF);
    },
  });
  const line = channelPair();
  new Engine(line.far);
  const { rpc, heard } = hostOn(line.near);
  await rpc.call('openSession', {
    session: 1,
    log: oneLog({ kind: 'file', name: 'a', path: 'a' }),
  });
  await heard.session(1, ({ totals }) => totals.rows > 0);
  await rpc.call('openView', { session: 1, view: 1 });
  return { rpc, heard, loadRest: gate.resolve };
}

it('a sorted view gets the rows that come later, in their places', async () => {
  const { rpc, heard, loadRest } = await halfLoaded();
  const { rowCount } = await sortView(rpc, 1, BY_TIME);
  expect(rowCount).toBeLessThan(ROWS);
  loadRest();
  const state = await heard.view(1, (view) => view.rowCount === ROWS);
  expect(state.generation).toBeGreaterThan(1);
  const { rows } = await rpc.call('readPage', { view: 1, start: 0, end: 1000 });
  const times = rows.map(({ time }) => time);
  expect(times).toEqual(times.toSorted((a, b) => b - a));
});

it('a sort during which the loading ends misses no row in the end', async () => {
  const { rpc, heard, loadRest } = await halfLoaded();
  const order: string[] = [];
  const loading = heard.session(1, isOver).then(() => order.push('loaded'));
  const sorting = sortView(rpc, 1, BY_MUCH);
  await turns(2);
  loadRest();
  await Promise.all([loading, sorting.then(() => order.push('sorted'))]);
  expect(order).toEqual(['loaded', 'sorted']);
  await vi.waitFor(
    async () => {
      const last = await rpc.call('readPage', { view: 1, start: ROWS - 1, end: ROWS });
      expect(last.rows).toHaveLength(1);
    },
    { timeout: 15_000 },
  );
});
