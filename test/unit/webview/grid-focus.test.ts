import { expect, it, vi } from 'vitest';
import { GridFocus } from '../../../webview/grid/grid-focus.ts';
import { pageRow } from './page-row.ts';

/** As much of a grid as the focus needs, with only the rows that have come so far. */
function gridOf(rows: ReadonlySet<number>) {
  const api = {
    getFocusedCell: () => ({ column: 'Time' }),
    ensureIndexVisible: vi.fn(),
    setFocusedCell: vi.fn(),
    getDisplayedRowAtIndex: (place: number) =>
      rows.has(place) ? { data: pageRow({}) } : undefined,
  };
  const focus = new GridFocus(api as unknown as ConstructorParameters<typeof GridFocus>[0]);
  return { api, focus };
}

it('takes the focus to a far row once it has come, whatever is told late of nearer ones', () => {
  const rows = new Set([0]);
  const { api, focus } = gridOf(rows);
  const told = vi.fn();
  focus.goTo(99);
  focus.whenThere(0, told);
  expect(told).toHaveBeenCalledOnce();
  rows.add(99);
  focus.check();
  expect(api.setFocusedCell).toHaveBeenCalledExactlyOnceWith(99, 'Time');
});

it('leaves the focus where the person has gone meanwhile', () => {
  const rows = new Set([0]);
  const { api, focus } = gridOf(rows);
  focus.goTo(99);
  focus.forget();
  rows.add(99);
  focus.check();
  expect(api.setFocusedCell).not.toHaveBeenCalled();
});
