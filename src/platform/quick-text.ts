import { visible } from '../core/filter/inert-text.ts';

/** A foreign text for a list of VS Code's, which would make an icon of `$(name)` in it. */
export function quickText(text: string): string {
  return visible(text).replaceAll('$(', String.raw`\$(`);
}
