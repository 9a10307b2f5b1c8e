import { describe, expect, it } from 'vitest';
import { Engine } from '../../../src/engine/engine.ts';
import { channelPair } from '../protocol/channel-pair.ts';
import { turns } from '../protocol/deferred.ts';
import { hostOn, sortView } from './host.ts';
import { given, isOver, vnetBytes } from './logs.ts';
import { oneLog } from '../../../src/protocol/session.ts';

/** An engine on a line in memory, and a host that has opened a log of so many tuples. */
async function engineWith(tuples: number) {
  const line = channelPair();
  new Engine(line.far);
  const { rpc, heard } = hostOn(line.near);
  await rpc.call('openSession', { session: 1, log: oneLog(given(vnetBytes(tuples))) });
  return { rpc, heard };
}

const GONE = { name: 'FailureError', code: 'not-found', remedy: 'Open it again.' };

describe('an engine', () => {
  it('loads a session and tells how it goes', async () => {
    const { heard } = await engineWith(20_000);
    const state = await heard.session(1, isOver);
    expect(state).toMatchObject({ phase: 'ready', totals: { rows: 20_000 } });
    expect(heard.sessions[0]!.state.phase).toBe('loading');
    expect(heard.sessions.at(-1)!.state).toEqual(state);
  });

  it('answers openSession before the log is read', async () => {
    const { heard } = await engineWith(100_000);
    expect(heard.sessions.filter(({ state }) => isOver(state))).toEqual([]);
  });

  it('shows pages of a view, sorted and not', async () => {
    const { rpc, heard } = await engineWith(2000);
    await heard.session(1, isOver);
    expect(await rpc.call('openView', { session: 1, view: 9 })).toEqual({
      generation: 0,
      rowCount: 2000,
    });
    const terms = [{ column: 'DestPort' as const, descending: true }];
    expect(await sortView(rpc, 9, terms)).toEqual({
      generation: 1,
      rowCount: 2000,
    });
    const page = await rpc.call('readPage', { view: 9, start: 0, end: 500 });
    expect(page).toMatchObject({ generation: 1, start: 0 });
    const ports = page.rows.map(({ destPort }) => destPort);
    expect(ports).toEqual(ports.toSorted((a, b) => b - a));
    expect(ports).toHaveLength(500);
  });

  it('keeps the orders of two views of one session apart', async () => {
    const { rpc, heard } = await engineWith(2000);
    await heard.session(1, isOver);
    await rpc.call('openView', { session: 1, view: 1 });
    await rpc.call('openView', { session: 1, view: 2 });
    await sortView(rpc, 2, [{ column: 'SrcPort', descending: true }]);
    const [plain, sorted] = await Promise.all(
      [1, 2].map((view) => rpc.call('readPage', { view, start: 0, end: 3 })),
    );
    expect(plain!.rows.map(({ id }) => id)).toEqual([0, 1, 2]);
    expect(sorted!.rows.map(({ id }) => id)).not.toEqual([0, 1, 2]);
  });

  it('tells of views while and after their session loads', async () => {
    const { rpc, heard } = await engineWith(60_000);
    await rpc.call('openView', { session: 1, view: 4 });
    expect(await heard.view(4, ({ rowCount }) => rowCount === 60_000)).toMatchObject({
      generation: 0,
    });
  });

  it('stops loading when it is asked to, and keeps what arrived', async () => {
    const { rpc, heard } = await engineWith(200_000);
    await heard.session(1, ({ totals }) => totals.rows > 0);
    await rpc.call('cancelLoading', { session: 1 });
    const state = await heard.session(1, isOver);
    expect(state.phase).toBe('cancelled');
    expect(state.totals.rows).toBeLessThan(200_000);
    const view = await rpc.call('openView', { session: 1, view: 1 });
    expect(view.rowCount).toBe(state.totals.rows);
  });

  it('cancels a sort when its caller does', async () => {
    const { rpc, heard } = await engineWith(60_000);
    await heard.session(1, isOver);
    await rpc.call('openView', { session: 1, view: 1 });
    const abort = new AbortController();
    const terms = Array.from({ length: 12 }, () => ({ column: 'Time' as const, descending: true }));
    const sorting = sortView(rpc, 1, terms, { signal: abort.signal });
    setImmediate(() => abort.abort());
    await expect(sorting).rejects.toMatchObject({ code: 'cancelled' });
    expect(await rpc.call('readPage', { view: 1, start: 0, end: 1 })).toMatchObject({
      generation: 0,
    });
  });

  it('lists the values of a column, the most frequent first', async () => {
    const { rpc, heard } = await engineWith(2000);
    await heard.session(1, isOver);
    await rpc.call('openView', { session: 1, view: 1 });
    const status = await rpc.call('columnValues', { view: 1, column: 'FlowStatus' });
    expect(status).toEqual(['Allowed', 'Denied']);
    expect(await rpc.call('columnValues', { view: 1, column: 'Time' })).toEqual([]);
    const rules = await rpc.call('columnValues', { view: 1, column: 'AclRule' });
    expect(rules.length).toBeGreaterThan(1);
    expect(new Set(rules).size).toBe(rules.length);
    expect(await rpc.call('columnValues', { view: 1, column: 'Version' })).toEqual(['4']);
    expect(await rpc.call('columnValues', { view: 1, column: 'Source' })).toHaveLength(1);
  });

  it('lists rare values too, which are the hardest to type', async () => {
    const { rpc, heard } = await engineWith(2000);
    await heard.session(1, isOver);
    await rpc.call('openView', { session: 1, view: 1 });
    const { rows } = await rpc.call('readPage', { view: 1, start: 0, end: 500 });
    const sources = await rpc.call('columnValues', { view: 1, column: 'SrcIp' });
    expect(sources).toEqual(expect.arrayContaining(rows.map(({ srcIp }) => srcIp)));
    expect(sources.length).toBeGreaterThan(200);
  });

  it('says of what it does not know that it is closed', async () => {
    const { rpc } = await engineWith(10);
    await expect(rpc.call('openView', { session: 8, view: 1 })).rejects.toMatchObject(GONE);
    await expect(rpc.call('cancelLoading', { session: 8 })).rejects.toMatchObject(GONE);
    await expect(rpc.call('readPage', { view: 8, start: 0, end: 1 })).rejects.toMatchObject(GONE);
    await expect(sortView(rpc, 8, [])).rejects.toMatchObject(GONE);
    await expect(rpc.call('closeView', { view: 8 })).resolves.toBeUndefined();
    await expect(rpc.call('closeSession', { session: 8 })).resolves.toBeUndefined();
  });

  it('tells nothing of a session or view that was closed', async () => {
    const { rpc, heard } = await engineWith(60_000);
    await rpc.call('openView', { session: 1, view: 1 });
    await rpc.call('closeView', { view: 1 });
    await rpc.call('closeSession', { session: 1 });
    const told = heard.sessions.length + heard.views.length;
    await turns(50);
    expect(heard.sessions.length + heard.views.length).toBe(told);
    await expect(rpc.call('openView', { session: 1, view: 2 })).rejects.toMatchObject(GONE);
    await expect(rpc.call('readPage', { view: 1, start: 0, end: 1 })).rejects.toMatchObject(GONE);
  });

  it('frees a closed session, its views too', async () => {
    const { rpc, heard } = await engineWith(100);
    await heard.session(1, isOver);
    await rpc.call('openView', { session: 1, view: 1 });
    await rpc.call('closeSession', { session: 1 });
    await expect(rpc.call('readPage', { view: 1, start: 0, end: 1 })).rejects.toMatchObject(GONE);
  });
});
