import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { answer } from '../../../src/engine/answers/answer.ts';
import { Session } from '../../../src/engine/session.ts';
import { View } from '../../../src/engine/view.ts';
import type {
  CopyFormat,
  SelectionChange,
  SelectionState,
} from '../../../src/protocol/selection.ts';
import { oneLog, type SortTerm } from '../../../src/protocol/session.ts';
import { deferred } from '../protocol/deferred.ts';
import { given, vnetBytes } from './logs.ts';

const { signal } = new AbortController();
const BY_PORT: readonly SortTerm[] = [{ column: 'DestPort', descending: true }];
const SSH = 'DestPort == 22';

let session: Session;
let view: View;
beforeAll(async () => {
  session = new Session(oneLog(given(vnetBytes(3000))), () => undefined);
  await session.load();
});
beforeEach(() => {
  view = new View(session);
});

function select(change: SelectionChange | null, rows: readonly number[] = []) {
  const asked = { name: 'select', question: { change, rows } } as const;
  return answer(view, asked, signal) as Promise<SelectionState>;
}

function copy(format: CopyFormat): Promise<string> {
  return answer(view, { name: 'copySelected', question: { format } }, signal) as Promise<string>;
}

const arrange = (filter: string, sort: readonly SortTerm[] = []) =>
  view.arrange({ filter, sort }, signal);
const idsOf = (from: number, to: number) => view.page(from, to + 1).rows.map(({ id }) => id);
const selectedOf = ({ runs }: SelectionState) =>
  runs.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
const ascending = (ids: readonly number[]) => ids.toSorted((a, b) => a - b);

describe('a selection', () => {
  it('is of one row, of more by toggling, and of none', async () => {
    expect(await select({ kind: 'only', row: 7 }, [6, 7])).toEqual({
      count: 1,
      shown: 1,
      runs: [[7, 7]],
      selected: [7],
    });
    await select({ kind: 'toggle', row: 3 });
    expect(selectedOf(await select({ kind: 'toggle', row: 9 }))).toEqual([3, 7, 9]);
    expect(selectedOf(await select({ kind: 'toggle', row: 7 }))).toEqual([3, 9]);
    expect(selectedOf(await select({ kind: 'only', row: 100 }))).toEqual([100]);
    expect(await select({ kind: 'none' })).toMatchObject({ count: 0, shown: 0, runs: [] });
  });

  it('goes from the row last picked to another, in the order that is shown', async () => {
    await arrange('', BY_PORT);
    const shown = idsOf(40, 60);
    await select({ kind: 'only', row: shown[10]! });
    expect(selectedOf(await select({ kind: 'to', row: shown[14]! }))).toEqual(
      ascending(shown.slice(10, 15)),
    );
    // The anchor stays: the other way round is another range, not a larger one.
    expect(selectedOf(await select({ kind: 'to', row: shown[2]! }))).toEqual(
      ascending(shown.slice(2, 11)),
    );
  });

  it('begins at the row itself where nothing was picked, or the filter hides it', async () => {
    expect(selectedOf(await select({ kind: 'to', row: 5 }))).toEqual([5]);
    expect(selectedOf(await select({ kind: 'to', row: 8 }))).toEqual([5, 6, 7, 8]);
    await arrange(SSH);
    const ssh = idsOf(0, 3).filter((id) => id !== 5);
    expect(selectedOf(await select({ kind: 'to', row: ssh.at(-1)! }))).toEqual([ssh.at(-1)!]);
  });

  it('of all is of all rows that the filter shows', async () => {
    expect(await select({ kind: 'all' })).toMatchObject({ count: 3000, runs: [[0, 2999]] });
    await arrange(SSH);
    const { rowCount } = view.state;
    expect(await select({ kind: 'all' })).toMatchObject({ count: rowCount, shown: rowCount });
    await arrange('');
    const ssh = view.page(0, 1000).rows.filter(({ destPort }) => destPort === 22);
    expect(view.page(0, 1000).selected).toEqual(ssh.map(({ id }) => id));
  });

  it('survives sort and filter, and says how many of it the filter hides', async () => {
    await select({ kind: 'all' });
    await arrange(SSH, BY_PORT);
    const { rowCount } = view.state;
    expect(await select(null)).toMatchObject({ count: 3000, shown: rowCount });
    const first = idsOf(0, 0)[0]!;
    await select({ kind: 'only', row: first });
    await arrange('', BY_PORT);
    expect(await select(null, [first])).toMatchObject({ count: 1, shown: 1, selected: [first] });
    await arrange('DestPort != 22');
    expect(await select(null)).toMatchObject({ count: 1, shown: 0 });
  });

  it('comes back from its runs', async () => {
    await select({ kind: 'only', row: 10 });
    await select({ kind: 'to', row: 20 });
    const { runs } = await select({ kind: 'toggle', row: 15 });
    view = new View(session);
    expect(selectedOf(await select({ kind: 'runs', runs }))).toEqual([
      10, 11, 12, 13, 14, 16, 17, 18, 19, 20,
    ]);
  });

  it.each([-1, 3000, 1e9, 0.5, NaN, Infinity])(
    'of the row %d, which is none, changes nothing',
    async (row) => {
      await select({ kind: 'only', row: 4 });
      for (const kind of ['only', 'toggle', 'to'] as const) {
        expect(selectedOf(await select({ kind, row })), kind).toEqual([4]);
      }
      expect(selectedOf(await select({ kind: 'runs', runs: [[row, row]] }))).toEqual([]);
    },
  );

  it('of all is of one order, whatever the view is arranged to meanwhile', async () => {
    const steps = view.selection.change(view, { kind: 'all' });
    steps.next();
    await arrange(SSH, BY_PORT);
    while (steps.next().done !== true);
    expect(await select(null)).toMatchObject({ count: 3000, shown: view.state.rowCount });
  });

  it('changes in the order in which it is asked to', async () => {
    const all = select({ kind: 'all' });
    const only = select({ kind: 'only', row: 2 });
    await Promise.all([all, only]);
    expect(await select(null)).toMatchObject({ count: 1 });
  });
});

describe('a copy', () => {
  it('has the rows in the order that is shown, and only those that are', async () => {
    await select({ kind: 'all' });
    await arrange(SSH, [{ column: 'Time', descending: true }]);
    const rows = view.page(0, 1000).rows;
    const copied = JSON.parse(await copy('json')) as Record<string, unknown>[];
    expect(copied.map((each) => each['Time'])).toEqual(
      rows.map(({ time }) => new Date(time).toISOString()),
    );
    expect(new Set(copied.map((each) => each['DestPort']))).toEqual(new Set([22]));
  });

  it('has each row once, whatever the view is arranged to meanwhile', async () => {
    await select({ kind: 'all' });
    const steps = view.selection.shownIds(view);
    steps.next();
    await arrange('', BY_PORT);
    let step = steps.next();
    while (step.done !== true) step = steps.next();
    expect(Array.from(step.value)).toEqual(Array.from({ length: 3000 }, (_, id) => id));
  });

  it('of nothing says so, instead of an empty text', async () => {
    const message = 'No row is selected.';
    await expect(copy('csv')).rejects.toMatchObject({ code: 'not-found', message });
    await select({ kind: 'only', row: 0 });
    await arrange('DestPort == 1');
    const hidden = 'The filter hides all rows that are selected.';
    await expect(copy('json')).rejects.toMatchObject({ code: 'not-found', message: hidden });
    expect(await select(null)).toMatchObject({ count: 1 });
  });

  it('that reads the log again holds up nobody who picks other rows', async () => {
    await select({ kind: 'only', row: 5 });
    const reading = deferred();
    const read = vi.spyOn(session.reader, 'read').mockReturnValue(reading.promise);
    const copying = copy('tuples');
    expect(selectedOf(await select({ kind: 'only', row: 6 }))).toEqual([6]);
    read.mockRestore();
    reading.reject(new Error('enough'));
    await expect(copying).rejects.toThrow('enough');
  });

  it('as CSV has a head and one line a row', async () => {
    await select({ kind: 'only', row: 0 });
    const lines = (await copy('csv')).split('\r\n');
    expect(lines).toHaveLength(3);
    expect(lines[0]).toMatch(/^Time,FlowStatus,FlowDirection,SrcIp,SrcPort,DestIp,DestPort,/);
    expect(lines[1]).toContain(session.table.row(0).srcIp);
    expect(lines[2]).toBe('');
  });

  it('of more rows than anybody pastes is refused, with the way on', async () => {
    const big = new Session(oneLog(given(vnetBytes(100_001))), () => undefined);
    await big.load();
    view = new View(big);
    await select({ kind: 'all' });
    const refused = copy('csv');
    await expect(refused).rejects.toMatchObject({ code: 'too-large' });
    await expect(refused).rejects.toMatchObject({
      message: '100,001 rows are more than a clipboard should hold.',
      remedy: expect.stringContaining('Export…') as string,
    });
    await select({ kind: 'toggle', row: 0 });
    expect((await copy('csv')).split('\r\n')).toHaveLength(100_002);
  });
});
