import { type ComputedColumn, isComputedColumn } from '../format/columns.ts';
import { tokensOf } from './tokens.ts';

/** The columns in a filter that must be worked out before it can be run. */
export function mentionedColumns(text: string): readonly ComputedColumn[] {
  const names = Array.from(tokensOf(text), (token) => (token.kind === 'name' ? token.text : ''));
  return [...new Set(names.filter(isComputedColumn))];
}
