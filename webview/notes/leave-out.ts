import type { MarkColumn } from '../../src/core/format/columns.ts';
import { hasTerm, removeTerm } from '../../src/core/filter/language.ts';
import type { FilterAccess } from '../filter/filter-access.ts';
import { element } from '../ui/dom.ts';

/** Leaves the rows that a column marks out of all that is shown, by a term of the one filter. */
export class LeaveOut {
  readonly root = element('label', { class: 'leave-out' });
  private readonly filter: FilterAccess;
  private readonly term: string;
  private readonly box = element('input', { type: 'checkbox', role: 'switch' });

  constructor(filter: FilterAccess, column: MarkColumn) {
    this.filter = filter;
    this.term = `not(${column})`;
    this.root.append(this.box, 'Leave them out: ', element('code', {}, [this.term]));
    this.box.addEventListener('change', () => this.toggle());
    this.refresh();
  }

  /** The filter may have been written by hand since. */
  refresh(): void {
    this.box.checked = hasTerm(this.filter.text, this.term);
  }

  private toggle(): void {
    const { filter, term } = this;
    if (this.box.checked) filter.addTerm(term);
    else filter.set(removeTerm(filter.text, term));
  }
}
