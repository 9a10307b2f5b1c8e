import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '../../../src/engine/answers/answer.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type { ConversationRow, ConversationSortTerm } from '../../../src/protocol/conversations.ts';
import type { AnswerTo, QuestionName, QuestionOf } from '../../../src/protocol/questions.ts';
import { vnetHour } from '../../generate/index.ts';
import { given, vnetBytes } from './logs.ts';
import { oneLog } from '../../../src/protocol/session.ts';
import { FlowLogDecoder } from '../../../src/core/index.ts';

const { signal } = new AbortController();
const BY_START: readonly ConversationSortTerm[] = [{ column: 'Start', descending: false }];

async function ask<K extends QuestionName>(view: View, name: K, question: QuestionOf<K>) {
  return (await answer(view, { name, question } as never, signal)) as AnswerTo<K>;
}

async function readAll(view: View): Promise<ConversationRow[]> {
  const rows: ConversationRow[] = [];
  for (;;) {
    const page = await ask(view, 'readConversations', { start: rows.length, end: Infinity });
    if (page.rows.length === 0) return rows;
    rows.push(...page.rows);
  }
}

let session: Session;
beforeAll(async () => {
  session = new Session(oneLog(given(vnetBytes(8000))), () => undefined);
  await session.load();
});

describe('the conversations of a view', () => {
  it('hold each stated, allowed tuple once, and add up to the same', async () => {
    const view = new View(session);
    const state = await ask(view, 'arrangeConversations', { sort: BY_START });
    const rows = await readAll(view);
    expect(rows).toHaveLength(state.count);
    expect(state.total).toBe(state.count);
    const table = session.table;
    const allowed = Array.from({ length: table.rowCount }, (_, row) => table.row(row)).filter(
      ({ denied }) => !denied,
    );
    expect(rows.reduce((sum, { tuples }) => sum + tuples, 0)).toBe(allowed.length);
    const sum = (counter: 'bytesSrcToDest' | 'packetsDestToSrc') => [
      rows.reduce((all, row) => all + row[counter], 0),
      allowed.reduce((all, row) => all + row[counter], 0),
    ];
    expect(sum('bytesSrcToDest')[0]).toBe(sum('bytesSrcToDest')[1]);
    expect(sum('packetsDestToSrc')[0]).toBe(sum('packetsDestToSrc')[1]);
  });

  it('are sorted as asked for', async () => {
    const view = new View(session);
    await ask(view, 'arrangeConversations', { sort: BY_START });
    const starts = (await readAll(view)).map(({ start }) => start);
    expect(starts).toEqual(starts.toSorted((a, b) => a - b));
    await ask(view, 'arrangeConversations', { sort: [{ column: 'Bytes', descending: true }] });
    const bytes = (await readAll(view)).map((row) => row.bytesSrcToDest + row.bytesDestToSrc);
    expect(bytes).toEqual(bytes.toSorted((a, b) => b - a));
  });

  it('are those with at least one tuple that matches, with all of their tuples', async () => {
    const view = new View(session);
    await ask(view, 'arrangeConversations', { sort: BY_START });
    const all = await readAll(view);
    await view.arrange({ filter: 'FlowState == "C" and DestPort == 443', sort: [] }, signal);
    const state = await ask(view, 'arrangeConversations', { sort: BY_START });
    expect(await readAll(view)).toEqual(
      all.filter(({ continues, first }) => continues > 0 && first.destPort === 443),
    );
    expect(state.total).toBe(all.length);
    expect(state.count).toBeGreaterThan(0);
    await view.arrange({ filter: 'FlowStatus == "Denied"', sort: [] }, signal);
    expect(await ask(view, 'arrangeConversations', { sort: [] })).toMatchObject({ count: 0 });
  });

  it('stay the same generation while nothing changed', async () => {
    const view = new View(session);
    const first = await ask(view, 'arrangeConversations', { sort: BY_START });
    expect(await ask(view, 'arrangeConversations', { sort: BY_START })).toEqual(first);
    const other = await ask(view, 'arrangeConversations', { sort: [] });
    expect(other.generation).toBe(first.generation + 1);
    expect(await ask(view, 'readConversations', { start: 0, end: 1 })).toMatchObject({
      generation: other.generation,
    });
  });

  it('of another view of the same log are another generation', async () => {
    const states = [];
    for (const view of [new View(session), new View(session)]) {
      states.push(await ask(view, 'arrangeConversations', { sort: BY_START }));
    }
    expect(states[1]!.generation).not.toBe(states[0]!.generation);
  });

  it('come in pages that are bounded', async () => {
    const view = new View(session);
    const { count } = await ask(view, 'arrangeConversations', { sort: [] });
    const read = (start: number, end: number) => ask(view, 'readConversations', { start, end });
    expect((await read(0, Infinity)).rows).toHaveLength(Math.min(1000, count));
    expect(await read(-5, 2)).toMatchObject({ start: 0 });
    expect((await read(count + 5, count + 9)).rows).toEqual([]);
    expect((await read(9, 4)).rows).toEqual([]);
  });

  it('cannot be read before they are arranged', async () => {
    const reading = ask(new View(session), 'readConversations', { start: 0, end: 1 });
    await expect(reading).rejects.toMatchObject({ code: 'not-found' });
  });

  it('that are cancelled leave what was arranged before', async () => {
    const view = new View(session);
    const before = await ask(view, 'arrangeConversations', { sort: BY_START });
    const question = { sort: [] };
    const asked = { name: 'arrangeConversations', question } as const;
    const arranging = answer(view, asked, AbortSignal.abort());
    await expect(arranging).rejects.toMatchObject({ code: 'cancelled' });
    expect(await ask(view, 'readConversations', { start: 0, end: 1 })).toMatchObject({
      generation: before.generation,
    });
  });

  it('take in the rows that came since', async () => {
    const growing = new Session(oneLog(given('')), () => undefined);
    const decoder = new FlowLogDecoder({ table: growing.table });
    const pieces = [...vnetHour({ seed: 11, tuples: 3000 })];
    const half = pieces.length >> 1;
    for (const piece of pieces.slice(0, half)) decoder.write(Buffer.from(piece));
    const view = new View(growing);
    const first = await ask(view, 'arrangeConversations', { sort: [] });
    for (const piece of pieces.slice(half)) decoder.write(Buffer.from(piece));
    const second = await ask(view, 'arrangeConversations', { sort: [] });
    expect(second.count).toBeGreaterThan(first.count);
  });
});
