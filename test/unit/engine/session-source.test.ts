import { beforeEach, describe, expect, it, vi } from 'vitest';
import { FailureError } from '../../../src/protocol/failure.ts';
import type { ByteSource } from '../../../src/sources/byte-source.ts';
import { openSource } from '../../../src/sources/open-source.ts';
import { Session } from '../../../src/engine/session.ts';
import { vnetBytes } from './logs.ts';
import { oneLog } from '../../../src/protocol/session.ts';

vi.mock('../../../src/sources/open-source.ts', () => ({ openSource: vi.fn() }));

const BYTES = vnetBytes(20_000);
const HALF = BYTES.length >> 1;

const close = vi.fn<() => Promise<void>>();

/** A source that gives half of the log and then throws. */
function failing(thrown: unknown): ByteSource {
  return {
    size: BYTES.length,
    version: '1',
    holds: () => true,
    range: () => Promise.resolve(BYTES),
    close,
    async *chunks() {
      await Promise.resolve();
      yield BYTES.subarray(0, HALF);
      throw thrown;
    },
  };
}

async function loaded(source: ByteSource): Promise<Session> {
  vi.mocked(openSource).mockResolvedValue(source);
  const session = new Session(oneLog({ kind: 'file', name: 'a', path: 'a' }), () => undefined);
  await session.load();
  return session;
}

beforeEach(() => {
  close.mockReset().mockResolvedValue(undefined);
});

describe('a source that fails on the way', () => {
  it('leaves the rows that had arrived, and the reason', async () => {
    const session = await loaded(failing(new FailureError('no-access', 'Shut.', 'Ask.')));
    const state = session.state();
    expect(state).toMatchObject({ phase: 'failed', bytesRead: HALF, bytesTotal: BYTES.length });
    expect(state.failure).toEqual({ code: 'no-access', message: 'Shut.', remedy: 'Ask.' });
    expect(state.totals.rows).toBeGreaterThan(5000);
    expect(session.table.rowCount).toBe(state.totals.rows);
  });

  it('with an error of another making is internal, without its stack', async () => {
    const { failure } = (await loaded(failing(new TypeError('Oops.')))).state();
    expect(failure).toMatchObject({ code: 'internal', message: 'Oops.' });
    expect(Object.keys(failure ?? {}).sort()).toEqual(['code', 'message', 'remedy']);
  });

  it('does not say that the log itself is cut off', async () => {
    const state = (await loaded(failing(new FailureError('no-access', 'Shut.')))).state();
    expect(state.problemsByKind).toEqual({});
  });
});

describe('every source is closed', () => {
  it('when it was read to its end', async () => {
    const chunks = async function* () {
      await Promise.resolve();
      yield BYTES;
    };
    const source = { ...failing(new Error('Unused.')), chunks };
    const session = await loaded(source);
    expect(session.state()).toMatchObject({ phase: 'ready', totals: { rows: 20_000 } });
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('when it failed, and even if that fails too', async () => {
    close.mockRejectedValue(new Error('Stuck.'));
    const session = await loaded(failing(new FailureError('no-access', 'Shut.')));
    expect(session.state().failure?.message).toBe('Shut.');
    expect(close).toHaveBeenCalledTimes(1);
  });
});
