import type { IGetRowsParams } from 'ag-grid-community';
import { describe, expect, it } from 'vitest';
import type { ConversationsState } from '../../../../src/protocol/conversations.ts';
import { FailureError } from '../../../../src/protocol/failure.ts';
import {
  ConversationSource,
  conversationSort,
} from '../../../../webview/conversations/conversation-source.ts';
import { turns } from '../../protocol/deferred.ts';

const BY_BYTES = [{ colId: 'Bytes', sort: 'desc' as const }];

/** An engine that answers as it is told, and what was asked of it. */
function engine() {
  const asked: { name: string; question: unknown; signal: AbortSignal | undefined }[] = [];
  let generation = 0;
  let count = 250;
  const answers = {
    arrangeConversations: (): Promise<ConversationsState> =>
      Promise.resolve({ generation: ++generation, count, total: 300 }),
    readConversations: () => Promise.resolve({ generation, start: 0, rows: [] }),
  };
  const ask = (name: string, question: unknown, options?: { signal?: AbortSignal }) => {
    asked.push({ name, question, signal: options?.signal });
    return answers[name as keyof typeof answers]();
  };
  const set = (change: { count?: number; fails?: FailureError }) => {
    count = change.count ?? count;
    if (change.fails) answers.arrangeConversations = () => Promise.reject(change.fails!);
  };
  return { view: { ask } as never, asked, set };
}

function source() {
  const { view, asked, set } = engine();
  const told: unknown[] = [];
  const made = new ConversationSource(view, conversationSort(BY_BYTES), {
    onBegin: () => told.push('begin'),
    onArranged: (state) => told.push(state),
    onFailure: (thrown) => told.push((thrown as FailureError).code),
  });
  return { made, asked, set, told };
}

/** Asks as the grid does, and says how it was answered. */
async function rows(made: ConversationSource, sortModel: typeof BY_BYTES = BY_BYTES) {
  let outcome: unknown;
  const params: Partial<IGetRowsParams> = {
    startRow: 0,
    endRow: 100,
    sortModel,
    successCallback: (_, last) => (outcome = last),
    failCallback: () => (outcome = 'failed'),
  };
  made.getRows(params as IGetRowsParams);
  await turns(5);
  return outcome;
}

describe('conversations', () => {
  it('are arranged, told, and read as they were arranged', async () => {
    const { made, asked, told } = source();
    made.arrange();
    expect(await rows(made)).toBe(250);
    expect(told).toEqual(['begin', { generation: 1, count: 250, total: 300 }]);
    expect(asked.map(({ name }) => name)).toEqual(['arrangeConversations', 'readConversations']);
    expect(asked[0]!.question).toEqual({ sort: [{ column: 'Bytes', descending: true }] });
  });

  it('are arranged anew for another sort, once for all blocks', async () => {
    const { made, asked } = source();
    made.arrange();
    const bySource = [{ colId: 'SrcIp', sort: 'asc' as never }];
    await Promise.all([rows(made, bySource), rows(made, bySource)]);
    const arranged = asked.filter(({ name }) => name === 'arrangeConversations');
    expect(arranged.map(({ question }) => question)).toEqual([
      { sort: [{ column: 'Bytes', descending: true }] },
      { sort: [{ column: 'SrcIp', descending: false }] },
    ]);
    expect(arranged[0]!.signal?.aborted).toBe(true);
  });

  it('of an older arrangement are not mixed into a newer one', async () => {
    const { made } = source();
    made.arrange();
    const old = rows(made);
    made.arrange();
    expect(await old).toBe('failed');
    expect(await rows(made)).toBe(250);
  });

  it('tell of every block that came, and of none that did not', async () => {
    const { made } = source();
    let blocks = 0;
    made.onPage = () => blocks++;
    made.arrange();
    const old = rows(made);
    made.arrange();
    await old;
    expect(blocks).toBe(0);
    await rows(made);
    expect(blocks).toBe(1);
  });

  it('that cannot be stitched are told once, however many blocks wait', async () => {
    const { made, set, told } = source();
    set({ fails: new FailureError('cancelled', 'Off.') });
    made.arrange();
    expect(await Promise.all([rows(made), rows(made)])).toEqual(['failed', 'failed']);
    expect(told).toEqual(['begin', 'cancelled']);
  });

  it('cancelled by a person end what is under way', async () => {
    const { made, asked } = source();
    made.arrange();
    made.cancel();
    await turns(2);
    expect(asked[0]!.signal?.aborted).toBe(true);
  });
});

it('a sort by what is no column of ours is left out', () => {
  const model = [{ colId: 'Rate', sort: 'asc' }, { colId: 'x', sort: 'asc' }, ...BY_BYTES];
  expect(conversationSort(model)).toEqual([{ column: 'Bytes', descending: true }]);
});
