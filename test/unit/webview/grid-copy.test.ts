import { beforeEach, expect, it, vi } from 'vitest';
import { FailureError } from '../../../src/protocol/failure.ts';
import type { CallOptions } from '../../../src/protocol/rpc.ts';
import { GridCopy } from '../../../webview/grid/grid-copy.ts';
import { deferred, turns } from '../protocol/deferred.ts';
import { pageRow } from './page-row.ts';

const call = vi.fn<(method: string, params: object, options?: CallOptions) => Promise<void>>();
const failed = vi.fn<(thrown: unknown) => void>();
const onCopied = vi.fn<(what: string) => void>();
let selected = 3;
let copy: GridCopy;

beforeEach(() => {
  vi.resetAllMocks();
  call.mockResolvedValue();
  const host = { call } as unknown as ConstructorParameters<typeof GridCopy>[0]['host'];
  copy = new GridCopy({ host, failed, onCopied, selected: () => Promise.resolve(selected) });
});

it.each([
  [1, '1 row copied'],
  [1200, '1,200 rows copied'],
])('says once %d rows are in the clipboard', async (rows, words) => {
  selected = rows;
  const done = deferred();
  call.mockReturnValue(done.promise);
  copy.rows('csv');
  await turns(2);
  expect(onCopied).not.toHaveBeenCalled();
  done.resolve();
  await turns(2);
  expect(onCopied.mock.calls).toEqual([[words]]);
});

it('says why nothing is', async () => {
  const none = new FailureError('not-found', 'No row is selected.');
  call.mockRejectedValue(none);
  copy.rows('json');
  await turns(2);
  expect(failed.mock.calls).toEqual([[none]]);
  expect(onCopied).not.toHaveBeenCalled();
});

it('calls off what is still being copied when something else is', () => {
  copy.rows('tuples');
  const signal = call.mock.calls[0]?.[2]?.signal;
  expect(signal?.aborted).toBe(false);
  copy.cell(pageRow({}), 'SrcIp');
  expect(signal?.aborted).toBe(true);
});
