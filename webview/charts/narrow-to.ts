import { addTerm } from '../../src/core/filter/language.ts';
import type { FilterAccess } from '../filter/filter-access.ts';

/** Narrows the filter by several terms at once, so that it is applied only once. */
export function narrowTo(filter: FilterAccess, terms: readonly string[]): void {
  filter.set(terms.reduce(addTerm, filter.text));
}
