import { formatCount } from '../../src/core/format/numbers.ts';
import type { PageCommand } from '../../src/protocol/grid.ts';
import type { SelectionState } from '../../src/protocol/selection.ts';
import { element } from '../ui/dom.ts';

/** What stands above the table: how many rows are selected, and what can be done with them. */
export class GridTools {
  readonly root = element('div', { class: 'grid-tools' });
  private readonly status = element('span', { class: 'dim', role: 'status' });
  private readonly names: HTMLElement;
  private selected = '';

  constructor(run: (command: PageCommand) => void) {
    this.names = tool('Names', 'Show names beside addresses', () => run('toggleNames'));
    this.root.append(
      this.status,
      this.names,
      tool('Columns', 'Choose which columns are shown', () => run('chooseColumns')),
      tool('Copy', 'Copy the selected rows as CSV', () => run('copyCsv')),
    );
  }

  showSelected({ count, shown }: SelectionState): void {
    const hidden = count - shown;
    const text = hidden === 0 ? '' : `, ${formatCount(hidden)} hidden by the filter`;
    this.selected = count === 0 ? '' : `${formatCount(count)} selected${text}`;
    this.status.textContent = this.selected;
  }

  /** Says whether names stand beside addresses. */
  showNames(areShown: boolean): void {
    this.names.setAttribute('aria-pressed', String(areShown));
  }

  /** Says what has been copied, until something else is selected. */
  showCopied(what: string): void {
    this.status.textContent = [this.selected, what].filter(Boolean).join(' · ');
  }
}

function tool(label: string, title: string, onClick: () => void): HTMLElement {
  const made = element('button', { type: 'button', class: 'tool', title }, [label]);
  made.addEventListener('click', onClick);
  return made;
}
