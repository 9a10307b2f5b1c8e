import { element } from '../ui/dom.ts';

/** A picture, and the same as a table for whoever cannot see it or point at it. */
export class PictureOrTable {
  readonly root = element('div', { class: 'chart-scroll' });
  readonly toggle = element('button', { class: 'link', type: 'button' }, ['As table']);
  private readonly picture: HTMLElement;
  private readonly table = element('div', {});

  private isTable = false;

  constructor(picture: HTMLElement, isTable: boolean, onToggle: (isTable: boolean) => void) {
    this.picture = picture;
    this.root.append(picture, this.table);
    this.toggle.addEventListener('click', () => {
      this.show(!this.isTable);
      onToggle(this.isTable);
    });
    this.show(isTable);
  }

  /** Puts in another table. */
  setTable(table: HTMLElement): void {
    const hadFocus = this.table.contains(document.activeElement);
    this.table.replaceChildren(table);
    // Whoever filters by the keyboard goes on from where they were: the rows are new ones.
    if (hadFocus) table.querySelector('button')?.focus();
  }

  private show(isTable: boolean): void {
    this.isTable = isTable;
    this.picture.hidden = isTable;
    this.table.hidden = !isTable;
    this.toggle.setAttribute('aria-pressed', String(isTable));
  }
}
