import { expect, it } from 'vitest';
import { FailureError, toFailure } from '../../../src/protocol/failure.ts';

/** As another bundle has it. */
class OtherFailure extends Error {
  override readonly name = 'FailureError';
  readonly code = 'sign-in';
  readonly remedy = 'Sign in.';
}

it('knows a failure of another bundle', () => {
  const failure = new OtherFailure('Nobody is signed in.');
  expect(failure instanceof FailureError).toBe(true);
  expect(toFailure(failure)).toEqual({
    code: 'sign-in',
    message: 'Nobody is signed in.',
    remedy: 'Sign in.',
  });
});

it.each([new Error('x'), { name: 'FailureError', code: 'busy', remedy: '' }, null, 'x'])(
  'takes nothing else for one: %s',
  (thrown) => {
    expect(thrown instanceof FailureError).toBe(false);
    expect(toFailure(thrown).code).toBe('internal');
  },
);
