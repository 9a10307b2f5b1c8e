import './table.css';
import { element } from './dom.ts';

/** A column of a plain table: its heading, and the class of its cells. */
export interface PlainColumn {
  readonly heading: string;
  readonly className?: string;
}

/** A table that is as long as it is: for what fits a page, unlike the grid. */
export function plainTable(
  label: string,
  columns: readonly PlainColumn[],
  rows: readonly (readonly (Node | string)[])[],
): HTMLTableElement {
  const headings = columns.map(({ heading, className = '' }) =>
    element('th', { scope: 'col', class: className }, [heading]),
  );
  const lines = rows.map((cells) => {
    return element(
      'tr',
      {},
      cells.map((cell, at) => element('td', { class: columns[at]?.className ?? '' }, [cell])),
    );
  });
  return element('table', { class: 'plain-table', 'aria-label': label }, [
    element('thead', {}, [element('tr', {}, headings)]),
    element('tbody', {}, lines),
  ]);
}
