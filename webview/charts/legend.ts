import { element } from '../ui/dom.ts';
import type { StackLook } from './stacks.ts';

/** The looks with their words; colour is never the only sign. */
export function legendItems(looks: readonly StackLook[]): HTMLElement[] {
  return looks.map(({ label, colour, isHatched }) => {
    const swatch = element('span', {
      class: isHatched ? 'swatch hatched' : 'swatch',
      'data-colour': colour,
      'aria-hidden': 'true',
    });
    return element('span', { class: 'legend-item' }, [swatch, label]);
  });
}
