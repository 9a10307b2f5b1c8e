import { describe, expect, it } from 'vitest';
import { beginning } from '../../../src/editor/session-pool.ts';
import { loadingText, restartText } from '../../../webview/editor/loading-words.ts';

const opening = beginning('PT1H.json');
const loading = { ...opening, bytesRead: 120e6, bytesTotal: 300e6 };

describe('a log that loads', () => {
  it('says how much of it was read', () => {
    expect(loadingText(opening)).toBe('Opening…');
    expect(loadingText(loading)).toBe('Loading 40 % of 300 MB');
  });

  it('from a server says how fast, too', () => {
    expect(loadingText({ ...loading, isWaiting: false, bytesPerSecond: 25_300_000 })).toBe(
      'Loading 40 % of 300 MB, 25.3 MB/s',
    );
  });

  it('from a busy server says that it waits', () => {
    expect(loadingText({ ...opening, isWaiting: true })).toBe('Opening, waiting for the server…');
    expect(loadingText({ ...loading, isWaiting: true, bytesPerSecond: 0 })).toBe(
      'Loading 40 % of 300 MB, waiting for the server…',
    );
  });
});

it('a log that was begun again says so, and how often', () => {
  expect(restartText(loading)).toBe('');
  expect(restartText({ ...loading, restarts: 1 })).toBe(
    '⚠ Began again: the log was written anew while it was read.',
  );
  expect(restartText({ ...loading, restarts: 3 })).toBe(
    '⚠ Began again: the log was written anew while it was read (3 times).',
  );
});
