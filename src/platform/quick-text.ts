import { noticeText } from './notice-text.ts';

/**
 * A foreign text for a list or a box of VS Code's, which would make an icon of `$(name)` in it, and a
 * link of `[word](command:…)`: lists where the pointer rests on them, boxes in what they ask.
 */
export function quickText(text: string): string {
  return noticeText(text).replaceAll('$(', String.raw`\$(`);
}
