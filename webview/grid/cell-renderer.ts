import type { ICellRendererParams } from 'ag-grid-community';
import { visible } from '../../src/core/filter/language.ts';
import { element, span } from '../ui/dom.ts';
import type { CellText } from './cells.ts';

/** What a cell says of a row. */
export type Cell<Row> = (row: Row) => CellText;

/** A cell that is nothing but a value. */
export function plain<Row>(value: (row: Row) => string | number): Cell<Row> {
  return (row) => ({ text: String(value(row)) });
}

/** Everything from a log goes into text nodes and attributes: it is never markup. */
export function renderer<Row>(cell: Cell<Row>) {
  return ({ data }: ICellRendererParams<Row>): HTMLElement | string => {
    if (data === undefined) return '';
    const { text, code, title, warning } = cell(data);
    const shown = visible(text);
    const parts: (Node | string)[] =
      code === undefined || code === '' ? [shown] : [`${shown} `, span('code', visible(code))];
    if (warning !== undefined) parts.push(span('warning', ` ⚠ ${warning}`));
    return element('span', { title: visible(title ?? text) }, parts);
  };
}
