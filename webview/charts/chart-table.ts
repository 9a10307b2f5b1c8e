import { element } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';

/** A column of a chart's table. */
export interface TableHead {
  readonly label: string;
  readonly title?: string;
  readonly isNumber?: boolean;
}

/** A table with a caption for screen readers. */
export function chartTable(
  caption: string,
  heads: readonly TableHead[],
  rows: readonly HTMLTableRowElement[],
  foot: readonly HTMLTableRowElement[] = [],
): HTMLTableElement {
  const cells = heads.map(({ label, title = '', isNumber = false }) =>
    element('th', { scope: 'col', title, class: isNumber ? 'end' : '' }, [label]),
  );
  return element('table', { class: 'chart-table' }, [
    element('caption', { class: 'unseen' }, [caption]),
    element('thead', {}, [element('tr', {}, cells)]),
    element('tbody', {}, rows),
    element('tfoot', {}, foot),
  ]);
}

/** A cell of numbers; blank where there is nothing to say. */
export function numberCell(text: string, title = ''): HTMLTableCellElement {
  return element('td', title === '' ? { class: 'end' } : { class: 'end', title }, [text]);
}

/** What names a row, as a button where a click on it filters. */
export function nameCell(text: string, beside: string, title: string, onClick?: () => void) {
  const name =
    onClick === undefined ? element('span', { class: 'dim' }, [text]) : linkButton(text, onClick);
  const words = beside === '' ? [] : [' ', element('span', { class: 'dim' }, [beside])];
  return element('th', { scope: 'row', title }, [name, ...words]);
}
