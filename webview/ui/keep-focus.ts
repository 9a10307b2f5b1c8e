/**
 * Gives the focus back to the element that had it when it comes back to the page: the editor's
 * menus, lists and dialogs take it out of the page, and then the browser forgets where it was.
 */
export function keepFocus(): void {
  let last: HTMLElement | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  window.addEventListener('focus', () => {
    if (document.activeElement !== document.body || last?.isConnected !== true) return;
    // Where the person has scrolled meanwhile, they stay.
    last.focus({ preventScroll: true });
  });
}
