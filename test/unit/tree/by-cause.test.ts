import { expect, it } from 'vitest';
import { byCause } from '../../../src/tree/by-cause.ts';
import type { FailureCode } from '../../../src/protocol/failure.ts';

const REFUSED = 'of flows was refused: the role is missing.';

function failed(container: string, why = REFUSED, code: FailureCode = 'no-access', prefix = '') {
  const message = `Access to container ${container} ${why}`;
  return { place: { container, prefix }, failure: { code, message, remedy: 'Ask for it.' } };
}

const messages = (...all: readonly ReturnType<typeof failed>[]) =>
  byCause(all).map(({ failure }) => failure.message);

it('one cause of several containers is told once, and names them', () => {
  expect(messages(failed('one'), failed('two'))).toEqual([
    `Access to containers one and two ${REFUSED}`,
  ]);
  expect(messages(failed('a'), failed('b'), failed('c'))[0]).toContain('containers a, b and c of');
});

it('a container that was asked for several times is named once', () => {
  const below = failed('one', REFUSED, 'no-access', 'cold/');
  expect(messages(failed('one'), below)).toEqual([failed('one').failure.message]);
  expect(messages(failed('one'), below, failed('$&'))[0]).toContain('containers one and $& of');
});

it('what has other causes stays apart', () => {
  expect(messages(failed('one'), failed('two', 'was not found.', 'not-found'))).toHaveLength(2);
});

it('what is one for the account is told once, as it was said', () => {
  const [one, two] = ['one', 'two'].map((name) => failed(name, 'is busy.', 'busy'));
  expect(messages(one!, two!)).toEqual([one!.failure.message]);
});

it('what is one for the account names no container of it', () => {
  const why = 'could not be reached.';
  const lost = {
    code: 'unreachable' as const,
    message: `container one of flows ${why}`,
    remedy: '',
  };
  const place = { container: 'one', prefix: '' };
  expect(byCause([{ place, failure: lost }])[0]?.failure.message).toBe(`flows ${why}`);
});

it('a container that stands first begins the sentence', () => {
  const missing = { code: 'not-found' as const, message: 'container one is missing.', remedy: '' };
  const place = { container: 'one', prefix: '' };
  const [told] = byCause([{ place, failure: missing }]);
  expect(told?.failure.message).toBe('Container one is missing.');
});
