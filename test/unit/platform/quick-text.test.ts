import { expect, it } from 'vitest';
import { quickText } from '../../../src/platform/quick-text.ts';

it.each([
  ['Harbour', 'Harbour'],
  ['$(zap) Harbour $(error)', String.raw`\$(zap) Harbour \$(error)`],
  ['\u202egnirts', '\u{fffd}gnirts'],
  ['a (b) $ c', 'a (b) $ c'],
  ['![](https://192.0.2.1/x.png)', '![] (https://192.0.2.1/x.png)'],
])('%j is shown as the text that it is', (text, shown) => {
  expect(quickText(text)).toBe(shown);
});
