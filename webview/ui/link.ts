import './link.css';
import { element } from './dom.ts';

/** A button that reads as a link: for the many and the small, where a full button would shout. */
export function linkButton(label: string, onClick: () => void): HTMLButtonElement {
  const made = element('button', { type: 'button', class: 'link' }, [label]);
  made.addEventListener('click', onClick);
  return made;
}
