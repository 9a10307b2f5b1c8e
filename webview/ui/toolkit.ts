import {
  provideVSCodeDesignSystem,
  vsCodeButton,
  vsCodeProgressRing,
} from '@vscode/webview-ui-toolkit';
import { element } from './dom.ts';

/**
 * The page's controls. The toolkit behind them is archived: only this file knows it, so that it
 * can be replaced without touching any other.
 */
provideVSCodeDesignSystem().register(vsCodeButton(), vsCodeProgressRing());

/** A button; `secondary` where it is not the first thing to do. */
export function button(
  label: string,
  onClick: () => void,
  appearance: 'primary' | 'secondary' = 'primary',
): HTMLElement {
  const made = document.createElement('vscode-button');
  made.setAttribute('appearance', appearance);
  made.textContent = label;
  made.addEventListener('click', onClick);
  return made;
}

/** A ring that turns while something is under way; what that is stands beside it in words. */
export function progressRing(): HTMLElement {
  const ring = document.createElement('vscode-progress-ring');
  return element('span', { class: 'ring', 'aria-hidden': 'true' }, [ring]);
}
