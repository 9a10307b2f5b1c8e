/** What went wrong, in words for a person: what happened, to what, and what to do. Never a stack. */
export interface Failure {
  /** What happened, to what. */
  readonly message: string;
  /** What the person can do about it; `''` where nothing is known that helps. */
  readonly remedy: string;
  /** For code to tell failures apart. */
  readonly code: FailureCode;
}

/**
 * `cancelled`: somebody asked for it. `stopped`: the other side ended. `changed`: a log is not any
 * more what it was when it was read. `sign-in`: a person has to sign in first. `unreachable`: the
 * network does not lead there. `busy`: the server asks for patience, and got it in vain.
 */
export type FailureCode =
  | 'cancelled'
  | 'timeout'
  | 'stopped'
  | 'not-found'
  | 'no-access'
  | 'sign-in'
  | 'unreachable'
  | 'busy'
  | 'too-large'
  | 'unreadable'
  | 'changed'
  | 'unwritable'
  | 'internal';

/** A failure as it is thrown: on the side where it happened, and again at the caller's. */
export class FailureError extends Error implements Failure {
  override readonly name = 'FailureError';
  readonly code: FailureCode;
  readonly remedy: string;

  /** Each bundle has a class of its own, and failures pass from one bundle to another. */
  static override [Symbol.hasInstance](value: unknown): boolean {
    return (
      value instanceof Error &&
      value.name === 'FailureError' &&
      'code' in value &&
      'remedy' in value
    );
  }

  constructor(code: FailureCode, message: string, remedy = '') {
    super(message);
    this.code = code;
    this.remedy = remedy;
  }
}

/** Any thrown value as a failure that may be shown: only its message is kept of an unknown one. */
export function toFailure(thrown: unknown): Failure {
  if (thrown instanceof FailureError) {
    return { code: thrown.code, message: thrown.message, remedy: thrown.remedy };
  }
  const message = thrown instanceof Error ? thrown.message : textOf(thrown);
  const remedy = 'Please report this: it is a mistake in Flow Log Lens.';
  return { code: 'internal', message, remedy };
}

/** Not everything that can be thrown can be made a text of. */
function textOf(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return 'Something went wrong that has no words.';
  }
}

/** A failure that came from the other side, to be thrown here. */
export function fromFailure({ code, message, remedy }: Failure): FailureError {
  return new FailureError(code, message, remedy);
}
