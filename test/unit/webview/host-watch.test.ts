import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { HostWatch } from '../../../webview/editor/host-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

describe('a page asks whether its host is there', () => {
  it('and says so where no answer comes, and when one comes again', async () => {
    const answers = [true, false, false, true];
    const heard: boolean[] = [];
    const ask = () => (answers[heard.length] === true ? Promise.resolve() : Promise.reject(gone()));
    new HostWatch(ask, (isThere) => heard.push(isThere));
    while (heard.length < answers.length) await vi.advanceTimersToNextTimerAsync();
    expect(heard).toEqual(answers);
  });

  it('never twice at a time', async () => {
    const ask = vi.fn(() => new Promise(() => undefined));
    new HostWatch(ask, () => undefined);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(ask).toHaveBeenCalledTimes(1);
  });
});

const gone = () => new Error('no answer');
