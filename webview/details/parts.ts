import type { Line } from '../../src/core/format/line.ts';
import { visible } from '../../src/core/filter/language.ts';
import { toFailure } from '../../src/protocol/failure.ts';
import { element, span } from '../ui/dom.ts';
import { linkButton } from '../ui/link.ts';

/** Copies a text; the name says what it is. */
export type Copy = (text: string, name: string) => void;

/** A heading with what stands below it. */
export function section(heading: string, children: readonly (Node | string)[]): HTMLElement {
  return element('section', {}, [element('h2', {}, [heading]), ...children]);
}

/** Shows other content. A focus that was in the old goes to the new one's heading, not astray. */
export function replaceContent(root: HTMLElement, children: readonly Node[]): void {
  const hadFocus = root.contains(document.activeElement);
  root.replaceChildren(...children);
  if (!hadFocus) return;
  const first = root.querySelector<HTMLElement>('h2, p');
  first?.setAttribute('tabindex', '-1');
  first?.focus({ preventScroll: true });
}

/** A link whose label says what it does, and whose name says to what. */
export function namedLink(label: string, name: string, onClick: () => void): HTMLElement {
  const made = linkButton(label, onClick);
  made.setAttribute('aria-label', name);
  return made;
}

/** Lines as a list of terms. All of their text may come from a log. */
export function list(lines: readonly Line[], copy: Copy): HTMLElement {
  const rows = lines.map((line) =>
    element('div', {}, [
      element('dt', {}, [line.label]),
      element('dd', {}, [...value(line), ...copying(line, copy), ...meaning(line)]),
    ]),
  );
  return element('dl', {}, rows);
}

function value({ text, code, warning, isMono }: Line): (Node | string)[] {
  const parts: (Node | string)[] = [span(isMono === true ? 'mono' : '', visible(text))];
  if (code !== undefined) parts.push(' ', span('code', visible(code)));
  if (warning !== undefined) parts.push(' ', span('warning', `⚠ ${warning}`));
  return parts;
}

function copying({ label, copy: text }: Line, copy: Copy): (Node | string)[] {
  if (text === undefined) return [];
  return [' ', namedLink('Copy', `Copy ${label}`, () => copy(text, label))];
}

function meaning({ meaning: says }: Line): Node[] {
  return says === undefined || says === '' ? [] : [span('meaning', ` · ${visible(says)}`)];
}

/** A failure in words, with what can be done. `undefined` where it was only called off. */
export function failureNote(thrown: unknown, readAgain: () => void): HTMLElement | undefined {
  const { code, message, remedy } = toFailure(thrown);
  if (code === 'cancelled' || code === 'stopped') return undefined;
  const again = code === 'changed' ? [' ', linkButton('Read again', readAgain)] : [];
  const words = visible(`${message} ${remedy}`.trim());
  return element('p', { class: 'failed', role: 'alert' }, [words, ...again]);
}
