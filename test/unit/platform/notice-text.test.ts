import { expect, it } from 'vitest';
import { noticeText } from '../../../src/platform/notice-text.ts';

it.each([
  ['PT1H.json was downloaded.', 'PT1H.json was downloaded.'],
  ['[a](command:workbench.action.quit).json', '[a] (command:workbench.action.quit).json'],
  ['[[a](file:///x)](https://192.0.2.1)', '[[a] (file:///x)] (https://192.0.2.1)'],
  ['evil\u202egnp.exe\nline', 'evil\u{fffd}gnp.exe\u{fffd}line'],
])('%j is shown as the text that it is', (text, shown) => {
  expect(noticeText(text)).toBe(shown);
});
