import { equalsTerm, visible } from '../../src/core/filter/language.ts';
import { formatMac } from '../../src/core/format/mac.ts';
import { formatCounted } from '../../src/core/format/numbers.ts';
import type { NicLabel } from '../../src/protocol/names.ts';
import { Latest } from '../editor/latest.ts';
import type { PanelContext } from '../editor/panel.ts';
import { element, span } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';

/** More are not read one by one. */
const MOST = 20;

/** Which NICs a note speaks of: by the addresses that people know them by, the MAC beside them. */
export class NicList {
  readonly root = element('ul', { class: 'nics', 'aria-label': 'NICs of this log' });
  private readonly context: PanelContext;
  private readonly latest = new Latest();

  constructor(context: PanelContext) {
    this.context = context;
    this.refresh();
  }

  /** Addresses may have other names since. */
  refresh(): void {
    const signal = this.latest.begin();
    this.context.view.ask('nics', null, { signal }).then(
      (nics) => this.show(nics),
      (thrown: unknown) => this.context.failed(thrown),
    );
  }

  private show(nics: readonly NicLabel[]): void {
    const focused = [...this.root.children].findIndex((item) =>
      item.contains(document.activeElement),
    );
    const items = nics.slice(0, MOST).map((nic) => this.item(nic));
    const left = nics.length - items.length;
    const rest = left > 0 ? [element('li', { class: 'dim' }, [restWords(left)])] : [];
    this.root.replaceChildren(...items, ...rest);
    items[focused]?.querySelector('button')?.focus();
  }

  private item({ mac, address, name }: NicLabel): HTMLElement {
    const label = visible(`${address} ${name}`.trim());
    const shown = linkButton(label, () =>
      this.context.filter.addTerm(equalsTerm('MacAddress', mac)),
    );
    shown.title = 'Show only what this NIC has seen';
    return element('li', {}, [shown, span('dim mono', visible(formatMac(mac)))]);
  }
}

function restWords(left: number): string {
  return `and ${formatCounted(left, 'other')}: the tab “Top” has the busiest by NIC`;
}
