import { visible } from '../core/filter/inert-text.ts';

/**
 * A text with foreign words for a notification of VS Code's, which makes a link, and so a command
 * to run, of `[word](command:…)` in it.
 */
export function noticeText(text: string): string {
  return visible(text).replaceAll('](', '] (');
}
