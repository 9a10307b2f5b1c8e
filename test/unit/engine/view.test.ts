import { beforeAll, describe, expect, it } from 'vitest';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { Cancellation } from '../../../src/protocol/platform.ts';
import {
  oneLog,
  type PageRow,
  type SortTerm,
  type ViewState,
} from '../../../src/protocol/session.ts';
import { vnetHour } from '../../generate/index.ts';
import { rowsOf } from '../support/decode.ts';
import { given, vnetBytes } from './logs.ts';
import { FlowLogDecoder } from '../../../src/core/index.ts';

const { signal } = new AbortController();
const BY_PORT: readonly SortTerm[] = [{ column: 'DestPort', descending: false }];
const BY_BYTES: readonly SortTerm[] = [{ column: 'BytesSrcToDest', descending: true }];
/** Takes many times as long as one column does. */
const BY_MUCH: readonly SortTerm[] = Array.from({ length: 12 }, () => BY_BYTES).flat();

async function sessionOf(tuples: number): Promise<Session> {
  const session = new Session(oneLog(given(vnetBytes(tuples))), () => undefined);
  await session.load();
  return session;
}

/** A session into which a test writes a log piece by piece. */
function growingSession(tuples: number) {
  const session = new Session(oneLog(given('')), () => undefined);
  const decoder = new FlowLogDecoder({ table: session.table });
  const pieces = [...vnetHour({ seed: 11, tuples })];
  const write = (share: number) => {
    const count = Math.ceil(pieces.length * share);
    for (const piece of pieces.splice(0, count)) decoder.write(Buffer.from(piece));
  };
  return { session, write };
}

/** Arranges all rows by `terms`. */
async function sort(
  view: View,
  terms: readonly SortTerm[],
  cancellation: Cancellation,
): Promise<ViewState> {
  const arranged = await view.arrange({ filter: '', sort: terms }, cancellation);
  return arranged.ok ? arranged.state : expect.fail(arranged.mistake.message);
}

function allRowsOf(view: View): PageRow[] {
  const rows: PageRow[] = [];
  while (rows.length < view.state.rowCount) rows.push(...view.page(rows.length, Infinity).rows);
  return rows;
}

const ids = (view: View) => allRowsOf(view).map(({ id }) => id);

function isAscending(values: readonly number[]): boolean {
  return values.every((value, at) => at === 0 || values[at - 1]! <= value);
}

let session: Session;
let big: Session;
beforeAll(async () => {
  session = await sessionOf(5000);
  big = await sessionOf(120_000);
});

describe('a page', () => {
  it('has the rows of the file, with their ids', () => {
    const page = new View(session).page(10, 13);
    expect(page).toMatchObject({ generation: 0, start: 10 });
    const rows = rowsOf(session.table).slice(10, 13);
    expect(page.rows).toEqual(
      rows.map((row, at) => ({ id: 10 + at, source: 'PT1H.json', ...row })),
    );
  });

  it.each([
    ['at the very end', 4990, 5000, 4990, 10],
    ['over the end', 4990, 5100, 4990, 10],
    ['behind the end', 6000, 6100, 5000, 0],
    ['before the beginning', -5, 3, 0, 3],
    ['empty', 7, 7, 7, 0],
    ['turned round', 9, 4, 9, 0],
    ['larger than one may be', 100, 5000, 100, 1000],
    ['without an end', 4000, Infinity, 4000, 1000],
  ])('is bounded: %s', (_name, start, end, first, count) => {
    const page = new View(session).page(start, end);
    expect(page.start).toBe(first);
    expect(page.rows.map(({ id }) => id)).toEqual(
      Array.from({ length: count }, (_, at) => first + at),
    );
  });

  it('of a session without rows is empty', () => {
    const view = new View(new Session(oneLog(given('')), () => undefined));
    expect(view.state).toEqual({ generation: 0, rowCount: 0 });
    expect(view.page(0, 100)).toEqual({ generation: 0, start: 0, rows: [], selected: [] });
  });
});

describe('sorting', () => {
  it('orders all rows, keeps the file order of equals, and counts a generation', async () => {
    const view = new View(session);
    expect(await sort(view, BY_PORT, signal)).toEqual({ generation: 1, rowCount: 5000 });
    const rows = allRowsOf(view);
    expect(isAscending(rows.map(({ destPort }) => destPort))).toBe(true);
    expect(isAscending(rows.map(({ destPort, id }) => destPort * 10_000 + id))).toBe(true);
    expect(rows.map(({ id }) => id).sort((a, b) => a - b)).toEqual(rows.map((_, at) => at));
    expect(view.page(0, 5).generation).toBe(1);
  });

  it('by more columns weighs the first most', async () => {
    const view = new View(session);
    await sort(view, [{ column: 'FlowDirection', descending: true }, ...BY_PORT], signal);
    const keys = allRowsOf(view).map((row) => (row.direction === 'O' ? 0 : 1e6) + row.destPort);
    expect(isAscending(keys)).toBe(true);
  });

  it('by nothing is the order of the file', async () => {
    const view = new View(session);
    await sort(view, BY_PORT, signal);
    expect(await sort(view, [], signal)).toEqual({ generation: 2, rowCount: 5000 });
    expect(isAscending(ids(view))).toBe(true);
  });

  it('that is cancelled rejects and keeps the order', async () => {
    const view = new View(big);
    await sort(view, BY_PORT, signal);
    const before = view.page(0, 100);
    const abort = new AbortController();
    const sorting = sort(view, BY_MUCH, abort.signal);
    setImmediate(() => abort.abort());
    await expect(sorting).rejects.toMatchObject({ code: 'cancelled' });
    expect(view.page(0, 100)).toEqual(before);
  });

  it('by a column that rows have not got is refused in words', async () => {
    const view = new View(session);
    for (const column of ['toString', 'constructor', '__proto__'] as never[]) {
      const sorting = sort(view, [{ column, descending: false }], signal);
      await expect(sorting).rejects.toMatchObject({ name: 'FailureError', code: 'unreadable' });
    }
    expect(view.state.generation).toBe(0);
  });

  it('anew cancels the sort before it, whichever is done first', async () => {
    const view = new View(big);
    const first = sort(view, BY_MUCH, signal);
    const second = sort(view, BY_PORT, signal);
    await expect(first).rejects.toMatchObject({ code: 'cancelled' });
    expect(await second).toEqual({ generation: 1, rowCount: 120_000 });
    expect(isAscending(view.page(0, 1000).rows.map(({ destPort }) => destPort))).toBe(true);
  });

  it('anew ends the work of the sort before it, not only its result', async () => {
    const view = new View(big);
    const ended: string[] = [];
    const first = sort(view, [...BY_MUCH, ...BY_MUCH], signal).catch(() => ended.push('first'));
    const second = sort(view, BY_MUCH.slice(0, 6), signal).then(() => ended.push('second'));
    await Promise.all([first, second]);
    expect(ended).toEqual(['first', 'second']);
  });
});

describe('filtering', () => {
  const SSH = 'DestPort == 22 and FlowStatus == "Denied"';

  it('keeps the rows that match, in the order that is asked for', async () => {
    const view = new View(session);
    const arranged = await view.arrange({ filter: SSH, sort: BY_BYTES }, signal);
    const expected = rowsOf(session.table).filter(
      ({ destPort, denied }) => destPort === 22 && denied,
    );
    expect(expected.length).toBeGreaterThan(0);
    expect(arranged).toEqual({ ok: true, state: { generation: 1, rowCount: expected.length } });
    const rows = allRowsOf(view);
    expect(rows.every(({ destPort, denied }) => destPort === 22 && denied)).toBe(true);
    expect(rows).toHaveLength(expected.length);
  });

  it('by nothing shows all rows again', async () => {
    const view = new View(session);
    await view.arrange({ filter: SSH, sort: [] }, signal);
    expect(await sort(view, [], signal)).toEqual({ generation: 2, rowCount: 5000 });
  });

  it('by a mistake says where, and leaves the view as it was', async () => {
    const view = new View(session);
    await view.arrange({ filter: SSH, sort: BY_PORT }, signal);
    const before = view.page(0, 100);
    const arranged = await view.arrange({ filter: 'DestPrt == 22', sort: [] }, signal);
    expect(arranged).toMatchObject({ ok: false, mistake: { start: 0, end: 7 } });
    expect(view.page(0, 100)).toEqual(before);
  });

  it('by a mistake does not call off what is under way', async () => {
    const view = new View(big);
    const sorting = sort(view, BY_PORT, signal);
    await view.arrange({ filter: 'DestPort ==', sort: [] }, signal);
    expect(await sorting).toMatchObject({ generation: 1 });
  });

  it('says a mistake as plain words that can be posted', async () => {
    const arranged = await new View(session).arrange({ filter: 'Nope > 1', sort: [] }, signal);
    expect(structuredClone(arranged)).toEqual(arranged);
  });

  it('takes in the rows that come later', async () => {
    const { session: growing, write } = growingSession(2000);
    const view = new View(growing);
    write(0.5);
    await view.arrange({ filter: SSH, sort: [] }, signal);
    const { rowCount } = view.state;
    write(1);
    expect(view.isBehind).toBe(true);
    await view.catchUp();
    expect(view.isBehind).toBe(false);
    const matching = rowsOf(growing.table).filter(
      ({ destPort, denied }) => destPort === 22 && denied,
    );
    expect(view.state.rowCount).toBe(matching.length);
    expect(matching.length).toBeGreaterThan(rowCount);
  });
});

describe('a view of a session that grows', () => {
  it('in file order shows new rows at once', () => {
    const { session: growing, write } = growingSession(2000);
    const view = new View(growing);
    write(0.5);
    const { rowCount } = view.state;
    expect(rowCount).toBeGreaterThan(0);
    expect(view.isBehind).toBe(false);
    write(1);
    expect(view.state).toEqual({ generation: 0, rowCount: 2000 });
    expect(rowCount).toBeLessThan(2000);
  });

  it('sorted keeps its rows until it catches up', async () => {
    const { session: growing, write } = growingSession(2000);
    const view = new View(growing);
    write(0.3);
    await sort(view, BY_PORT, signal);
    const { rowCount } = view.state;
    write(1);
    expect(view).toMatchObject({ isBehind: true, isFarBehind: true });
    expect(view.state).toEqual({ generation: 1, rowCount });
    await view.catchUp();
    expect(view.state).toEqual({ generation: 2, rowCount: 2000 });
    expect(view).toMatchObject({ isBehind: false, isFarBehind: false });
    expect(isAscending(allRowsOf(view).map(({ destPort }) => destPort))).toBe(true);
  });

  it('is far behind only when the rows have doubled', async () => {
    const { session: growing, write } = growingSession(2000);
    const view = new View(growing);
    write(0.8);
    await sort(view, BY_PORT, signal);
    write(1);
    expect(view).toMatchObject({ isBehind: true, isFarBehind: false });
  });

  it('keeps the newer order where a sort ends while it catches up with the older', async () => {
    const { session: growing, write } = growingSession(100_000);
    const view = new View(growing);
    write(0.05);
    await sort(view, BY_MUCH, signal);
    const sorting = sort(view, BY_PORT, signal);
    write(1);
    const catchingUp = view.catchUp();
    await Promise.all([sorting, catchingUp]);
    expect(isAscending(view.page(0, 1000).rows.map(({ destPort }) => destPort))).toBe(true);
  });
});
