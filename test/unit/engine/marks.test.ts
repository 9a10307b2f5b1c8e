import { describe, expect, it, vi } from 'vitest';
import { answer } from '../../../src/engine/answers/answer.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { Note } from '../../../src/core/notes/notes.ts';
import { oneLog, type SortTerm } from '../../../src/protocol/session.ts';
import { DEST, HUB_IN, seen, SOURCE } from '../core/sightings/support/seen-tables.ts';
import { logText } from '../support/logs.ts';
import { given } from './logs.ts';
import { FlowLogDecoder } from '../../../src/core/index.ts';

const { signal } = new AbortController();

/** Six rows: two of the source, two of the destination, and these two once more. */
const BOTH = [seen(SOURCE, 'B0 E1'), seen(DEST, 'B0 E1'), seen(DEST, 'B0 E1')];

async function viewOf(...records: readonly object[]): Promise<View> {
  const session = new Session(oneLog(given(logText(...records))), () => undefined);
  await session.load();
  return new View(session);
}

async function shown(view: View, filter: string, sort: readonly SortTerm[] = []) {
  const arranged = await view.arrange({ filter, sort }, signal);
  return arranged.ok ? Array.from(view.ids) : arranged.mistake.message;
}

describe('a view', () => {
  it.each([
    ['IsOtherSide', [2, 3, 4, 5]],
    ['not(IsOtherSide)', [0, 1]],
    ['IsDuplicate == true', [4, 5]],
    ['IsDuplicate', [4, 5]],
    ['IsDuplicate != IsOtherSide', [2, 3]],
    ['FlowState == "E" and not(IsDuplicate)', [1, 3]],
    ['isnull(IsDuplicate)', []],
  ])('filters by %s', async (filter, rows) => {
    expect(await shown(await viewOf(...BOTH), filter)).toEqual(rows);
  });

  it('sorts by them', async () => {
    const view = await viewOf(...BOTH);
    const sort = [{ column: 'IsOtherSide', descending: true }] as const;
    expect(await shown(view, '', sort)).toEqual([2, 3, 4, 5, 0, 1]);
  });

  it('dims by them what lies outside of its time', async () => {
    const view = await viewOf(...BOTH);
    const time =
      'Time between (datetime(2026-03-14T09:00:00Z) .. datetime(2026-03-14T09:00:00.5Z))';
    expect(await shown(view, `not(IsOtherSide) and ${time}`)).toEqual([0]);
    const { ids } = await view.rowsOfAnyTime(signal);
    expect(Array.from(ids)).toEqual([0, 1]);
  });

  it('works nothing out that no filter, no order and no page asks for', async () => {
    const view = await viewOf(...BOTH);
    const marked = vi.spyOn(view.session.flows, 'marked');
    await shown(view, 'FlowState == "E" and AclRule != "IsDuplicate"');
    expect(marked.mock.calls.flatMap(([columns]) => columns)).toEqual([]);
    const { rows } = await view.computedPage({ start: 0, end: 10 }, signal);
    expect(rows[0]).not.toHaveProperty('isDuplicate');
    expect(marked.mock.calls.flatMap(([columns]) => columns)).toEqual([]);
  });

  it('tells a page what it asks for, and no more', async () => {
    const view = await viewOf(...BOTH);
    const { rows } = await view.computedPage(
      { start: 3, end: 5, computed: ['IsDuplicate'] },
      signal,
    );
    expect(rows.map(({ id, isDuplicate }) => [id, isDuplicate])).toEqual([
      [3, false],
      [4, true],
    ]);
    expect(rows[0]).not.toHaveProperty('isOtherSide');
  });

  it('takes rows that come later into account', async () => {
    const session = new Session(oneLog(given('')), () => undefined);
    const view = new View(session);
    const decoder = new FlowLogDecoder({ table: session.table });
    const write = (...records: readonly object[]) =>
      decoder.write(Buffer.from(records.map((record) => JSON.stringify(record)).join('\n')));
    write(seen(DEST, 'B0 E1'));
    expect(await shown(view, 'not(IsOtherSide)')).toEqual([0, 1]);
    write(seen(SOURCE, 'B0 E1'));
    await view.catchUp();
    expect(Array.from(view.ids)).toEqual([2, 3]);
  });
});

describe('while a log loads', () => {
  it('pages go by what was worked out over more than half of the rows', async () => {
    const session = new Session(oneLog(given('')), () => undefined);
    const view = new View(session);
    const decoder = new FlowLogDecoder({ table: session.table });
    const write = (text: string) => decoder.write(Buffer.from(text));
    const marksOf = async () => {
      const { rows } = await view.computedPage(
        { start: 0, end: 100, computed: ['IsDuplicate'] },
        signal,
      );
      return rows.map(({ isDuplicate }) => isDuplicate);
    };
    const record = JSON.stringify(seen(DEST, 'D0 D0'));
    write(`${record}\n`);
    expect(await marksOf()).toEqual([false, true]);
    write(`${JSON.stringify(seen(DEST, 'D0'))}\n`);
    expect(await marksOf()).toEqual([false, true, undefined]);
    write(`${record}\n`);
    expect(await marksOf()).toEqual([false, true, true, true, true]);
  });
});

describe('the notes of a log', () => {
  const notesOf = async (view: View) => {
    const notes = (await answer(view, { name: 'notes', question: null }, signal)) as Note[];
    return notes.flatMap(({ column, evidence }) =>
      column === undefined ? [] : [[column, evidence]],
    );
  };

  it('say how many rows are there more than once', async () => {
    expect(await notesOf(await viewOf(...BOTH))).toEqual([
      ['IsDuplicate', { tuples: 6, marked: 2 }],
      ['IsOtherSide', { tuples: 6, marked: 4 }],
    ]);
    expect(await notesOf(await viewOf(seen(SOURCE, 'B0 E1'), seen(HUB_IN, 'D0')))).toEqual([]);
  });

  it('do not stitch the flows of a single NIC for that', async () => {
    const view = await viewOf(seen(SOURCE, 'B0 E1'));
    const stitched = vi.spyOn(view.session.flows, 'stitched');
    await notesOf(view);
    expect(stitched).not.toHaveBeenCalled();
  });
});
