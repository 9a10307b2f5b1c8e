/** What a menu is opened on: a cell, by its column and its row's id, or a header. */
export interface MenuPlace {
  readonly column: string;
  readonly row?: number;
  readonly pinned: boolean;
}

/**
 * Says to the editor what its menu is about, just before it opens one: the grid draws its cells
 * anew all the time, and a mark on each of them would be drawn along.
 */
export function describeMenus(
  root: HTMLElement,
  placeOf: (target: Element) => MenuPlace | undefined,
): void {
  root.addEventListener('contextmenu', ({ target }) => {
    const place = target instanceof Element ? placeOf(target) : undefined;
    const webviewSection = place === undefined ? '' : place.row === undefined ? 'header' : 'cell';
    const context = { ...place, webviewSection, preventDefaultContextMenuItems: true };
    root.dataset['vscodeContext'] = JSON.stringify(context);
  });
}
