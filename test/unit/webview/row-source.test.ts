import type { IGetRowsParams, SortModelItem } from 'ag-grid-community';
import { describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../src/protocol/failure.ts';
import type {
  Arranged,
  Arrangement,
  Page,
  PageRow,
  ViewState,
} from '../../../src/protocol/session.ts';
import { RowSource, sortTerms } from '../../../webview/grid/row-source.ts';
import { type Deferred, deferred, turns } from '../protocol/deferred.ts';

const PORT_DOWN: SortModelItem[] = [{ colId: 'DestPort', sort: 'desc' }];
const PLAIN: Arrangement = { filter: '', sort: [] };
const BY_PORT: Arrangement = { filter: '', sort: [{ column: 'DestPort', descending: true }] };
const TIME_UP: SortModelItem[] = [{ colId: 'Time', sort: 'asc' }];

interface Call {
  readonly method: string;
  readonly params: { readonly start?: number; readonly arrangement?: Arrangement };
  readonly answer: Deferred<unknown>;
}

function rows(start: number, count: number): PageRow[] {
  return Array.from({ length: count }, (_, at) => ({ id: start + at }) as PageRow);
}

function page(start: number, count: number, generation = 0): Page {
  return { generation, start, rows: rows(start, count), selected: [] };
}

/** What the host answers when a view is arranged. */
function arranged(generation: number, rowCount = 250): Arranged {
  return { ok: true, state: { generation, rowCount } };
}

/** A source over a host that answers when the test says so. */
function setUp(view: ViewState = { generation: 0, rowCount: 250 }, arrangement = PLAIN) {
  const calls: Call[] = [];
  const call = (method: string, params: Call['params']) => {
    const answer = deferred<unknown>();
    calls.push({ method, params, answer });
    return answer.promise;
  };
  const onFailure = vi.fn<(thrown: unknown) => void>();
  const onFilter = vi.fn<(filter: string) => void>();
  const setup = { onFilter, onFailure };
  const source = new RowSource({ call } as never, view, arrangement, setup);
  const block = (startRow: number, sortModel: SortModelItem[] = []) => {
    const asked = { successCallback: vi.fn(), failCallback: vi.fn() };
    const params = { startRow, endRow: startRow + 100, sortModel, ...asked };
    source.getRows(params as unknown as IGetRowsParams);
    return asked;
  };
  const methods = () => calls.map(({ method }) => method);
  return { source, calls, methods, block, onFailure, onFilter };
}

describe('sortTerms', () => {
  it('keeps the order of the headers and leaves out what is no column', () => {
    const model = [
      { colId: 'DestPort', sort: 'desc' },
      { colId: 'nope', sort: 'asc' },
      { colId: '__proto__', sort: 'asc' },
      { colId: 'Time', sort: 'asc' },
    ];
    expect(sortTerms(model)).toEqual([
      { column: 'DestPort', descending: true },
      { column: 'Time', descending: false },
    ]);
    expect(sortTerms([])).toEqual([]);
  });
});

describe('a block of rows', () => {
  it('is fetched by its bounds and given with the number of all rows', async () => {
    const { calls, block } = setUp();
    const { successCallback, failCallback } = block(100);
    await turns(1);
    expect(calls).toMatchObject([{ method: 'readPage', params: { start: 100, end: 200 } }]);
    calls[0]!.answer.resolve(page(100, 100));
    await turns(1);
    expect(successCallback.mock.calls).toEqual([[rows(100, 100), 250]]);
    expect(failCallback).not.toHaveBeenCalled();
  });

  it('is fetched with what is worked out only where it is shown', async () => {
    const { source, calls, block } = setUp();
    source.asked = () => ({ computed: ['IsOtherSide'], labels: ['nics'] });
    block(0);
    await turns(1);
    expect(calls).toMatchObject([
      { method: 'readPage', params: { computed: ['IsOtherSide'], labels: ['nics'] } },
    ]);
  });

  it('that cannot be had fails in the grid and is told of', async () => {
    const { calls, block, onFailure } = setUp();
    const { successCallback, failCallback } = block(0);
    await turns(1);
    const failure = new FailureError('timeout', 'No answer.');
    calls[0]!.answer.reject(failure);
    await turns(1);
    expect(failCallback).toHaveBeenCalledTimes(1);
    expect(successCallback).not.toHaveBeenCalled();
    expect(onFailure.mock.calls).toEqual([[failure]]);
  });

  it('at the end is short when rows come behind it', async () => {
    const { source, calls, block } = setUp();
    expect(source.isShort).toBe(false);
    block(200);
    await turns(1);
    calls[0]!.answer.resolve(page(200, 50));
    await turns(1);
    expect(source.isShort).toBe(false);
    source.view = { generation: 0, rowCount: 400 };
    expect(source.isShort).toBe(true);
  });

  it('that is full is never short', async () => {
    const { source, calls, block } = setUp({ generation: 0, rowCount: 100 });
    block(0);
    await turns(1);
    calls[0]!.answer.resolve(page(0, 100));
    await turns(1);
    source.view = { generation: 0, rowCount: 400 };
    expect(source.isShort).toBe(false);
  });
});

describe('an order', () => {
  it('is asked for once, and all blocks wait for it', async () => {
    const { source, calls, methods, block } = setUp();
    const blocks = [block(0, PORT_DOWN), block(100, PORT_DOWN), block(200, PORT_DOWN)];
    await turns(1);
    expect(methods()).toEqual(['arrange']);
    expect(calls[0]!.params).toEqual({ arrangement: BY_PORT });
    calls[0]!.answer.resolve(arranged(1));
    await turns(1);
    expect(methods()).toEqual(['arrange', 'readPage', 'readPage', 'readPage']);
    expect(source.view.generation).toBe(1);
    calls.slice(1).forEach(({ params, answer }) => answer.resolve(page(params.start ?? 0, 100, 1)));
    await turns(1);
    for (const { successCallback } of blocks) expect(successCallback).toHaveBeenCalledTimes(1);
  });

  it('that the view has already is not asked for', async () => {
    const { methods, block } = setUp({ generation: 1, rowCount: 250 }, BY_PORT);
    block(0, PORT_DOWN);
    await turns(1);
    expect(methods()).toEqual(['readPage']);
  });

  it('is asked for again after another one', async () => {
    const { calls, block } = setUp();
    for (const model of [PORT_DOWN, TIME_UP, PORT_DOWN, []]) {
      block(0, model);
      await turns(1);
      calls.at(-1)!.answer.resolve(arranged(calls.length));
      await turns(1);
      calls.at(-1)!.answer.resolve(page(0, 100));
      await turns(1);
    }
    const asked = calls.filter(({ method }) => method === 'arrange');
    expect(
      asked.map(({ params }) => params.arrangement?.sort.map(({ column }) => column).join()),
    ).toEqual(['DestPort', 'Time', 'DestPort', '']);
  });

  it('that fails, fails all blocks that wait for it', async () => {
    const { calls, methods, block, onFailure } = setUp();
    const blocks = [block(0, PORT_DOWN), block(100, PORT_DOWN)];
    await turns(1);
    calls[0]!.answer.reject(new FailureError('timeout', 'No answer.'));
    await turns(1);
    for (const { failCallback, successCallback } of blocks) {
      expect(failCallback).toHaveBeenCalledTimes(1);
      expect(successCallback).not.toHaveBeenCalled();
    }
    expect(onFailure).toHaveBeenCalled();
    expect(methods()).toEqual(['arrange']);
  });

  it('that failed is asked for anew by the next block', async () => {
    const { calls, methods, block } = setUp();
    block(0, PORT_DOWN);
    await turns(1);
    calls[0]!.answer.reject(new FailureError('timeout', 'No answer.'));
    await turns(1);
    const again = block(0, PORT_DOWN);
    await turns(1);
    expect(methods()).toEqual(['arrange', 'arrange']);
    calls[1]!.answer.resolve(arranged(1));
    await turns(1);
    calls[2]!.answer.resolve(page(0, 100, 1));
    await turns(1);
    expect(again.successCallback).toHaveBeenCalledTimes(1);
  });

  it('that failed does not stand in the way of another', async () => {
    const { calls, methods, block } = setUp();
    block(0, PORT_DOWN);
    await turns(1);
    calls[0]!.answer.reject(new FailureError('cancelled', 'Another order.'));
    await turns(1);
    block(0, TIME_UP);
    await turns(1);
    calls[1]!.answer.resolve(arranged(1));
    await turns(1);
    expect(methods()).toEqual(['arrange', 'arrange', 'readPage']);
  });
});

describe('a filter', () => {
  const SSH = 'DestPort == 22';

  it('is asked for with the order that there is', async () => {
    const { source, calls } = setUp({ generation: 1, rowCount: 250 }, BY_PORT);
    const filtering = source.filter(SSH);
    expect(calls[0]!.params).toEqual({ arrangement: { ...BY_PORT, filter: SSH } });
    calls[0]!.answer.resolve(arranged(2, 17));
    expect(await filtering).toBeUndefined();
    expect(source.view).toEqual({ generation: 2, rowCount: 17 });
  });

  it('stays when the order changes', async () => {
    const { source, calls, block } = setUp();
    const filtering = source.filter(SSH);
    calls[0]!.answer.resolve(arranged(1, 17));
    await filtering;
    block(0, PORT_DOWN);
    await turns(1);
    expect(calls[1]!.params).toEqual({ arrangement: { ...BY_PORT, filter: SSH } });
  });

  it('that is still under way is not lost to a new order', async () => {
    const { source, calls, block } = setUp();
    source.filter(SSH).catch(() => undefined);
    block(0, PORT_DOWN);
    await turns(1);
    const last = calls.findLast(({ method }) => method === 'arrange');
    expect(last?.params).toEqual({ arrangement: { ...BY_PORT, filter: SSH } });
  });

  it('with a mistake gives it back and changes nothing', async () => {
    const { source, calls, block } = setUp();
    const mistake = { message: 'There is no column.', start: 0, end: 4 };
    const filtering = source.filter('Nope > 1');
    calls[0]!.answer.resolve({ ok: false, mistake } satisfies Arranged);
    expect(await filtering).toEqual(mistake);
    expect(source.view).toEqual({ generation: 0, rowCount: 250 });
    block(0, PORT_DOWN);
    await turns(1);
    expect(calls[1]!.params).toEqual({ arrangement: BY_PORT });
  });

  it('that fails rejects, and the next order is asked for without it', async () => {
    const { source, calls, block } = setUp();
    const filtering = source.filter(SSH);
    calls[0]!.answer.reject(new FailureError('timeout', 'No answer.'));
    await expect(filtering).rejects.toMatchObject({ code: 'timeout' });
    block(0, PORT_DOWN);
    await turns(1);
    expect(calls[1]!.params).toEqual({ arrangement: BY_PORT });
  });
});

describe('the filter that the rows go by', () => {
  it('is told where a sort overtakes the filter that is under way', async () => {
    const { source, calls, block, onFilter } = setUp();
    const filtering = source.filter('DestPort == 22');
    block(0, [{ colId: 'Time', sort: 'desc' }]);
    calls[0]!.answer.reject(new FailureError('cancelled', 'A later order came.'));
    await expect(filtering).rejects.toMatchObject({ code: 'cancelled' });
    expect(onFilter).not.toHaveBeenCalled();
    calls[1]!.answer.resolve(arranged(1));
    await vi.waitFor(() => expect(onFilter).toHaveBeenCalledExactlyOnceWith('DestPort == 22'));
  });
});
