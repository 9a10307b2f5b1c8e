import { element } from '../ui/dom.ts';
import { button } from '../ui/toolkit.ts';

/** Says that the filter matches no row, which is not the same as that there are none. */
export class NoMatch {
  readonly root = element('section', { class: 'no-match', role: 'status' });

  constructor(onClear: () => void) {
    this.root.append(
      element('span', {}, ['No tuple matches the applied filter.']),
      button('Clear filter', onClear, 'secondary'),
    );
    this.root.hidden = true;
  }
}
