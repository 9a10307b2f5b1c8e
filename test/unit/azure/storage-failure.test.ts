import { describe, expect, it } from 'vitest';
import { storageFailure } from '../../../src/azure/storage-failure.ts';
import { FailureError } from '../../../src/protocol/failure.ts';
import { SECRET, silences } from './network-cases.ts';
import { answers } from './storage-failure-cases.ts';

const rows = [...answers, ...silences];

describe('a failure of storage', () => {
  it.each(rows)('says what %s is, and what to do', (_, thrown, code, message, remedy) => {
    const failure = storageFailure(thrown, 'flows');
    expect(failure.code).toBe(code);
    expect(failure.message).toContain(message);
    expect(failure.message).toContain('flows');
    expect(failure.remedy).toContain(remedy);
  });

  it.each(rows)('holds no secret: %s', (_, thrown) => {
    const failure = storageFailure(thrown, 'flows');
    const own = { ...failure, message: failure.message, cause: failure.cause };
    expect(JSON.stringify(own)).not.toContain(SECRET);
    expect(failure.stack ?? '').not.toContain(SECRET);
  });

  it('lets a failure that has its words pass', () => {
    const failure = new FailureError('sign-in', 'Nobody is signed in.');
    expect(storageFailure(failure, 'flows')).toBe(failure);
  });
});
