import { expect, it } from 'vitest';
import { beginning } from '../../../src/editor/session-pool.ts';
import { statusWords } from '../../../src/editor/status-words.ts';
import type { SessionState } from '../../../src/protocol/session.ts';

const empty = beginning('PT1H.json');
const read: SessionState = {
  ...empty,
  phase: 'ready',
  totals: { ...empty.totals, rows: 10_572 },
  memory: 3_000_000,
};

it.each<[string, Partial<SessionState>]>([
  ['$(table) 10,572 tuples · UTC', {}],
  ['$(loading~spin) 10,572 tuples · UTC', { phase: 'loading' }],
  ['$(table) 10,572 tuples, not all · UTC', { phase: 'cancelled' }],
  ['$(error) Failed after 10,572 tuples · UTC', { phase: 'failed' }],
  ['$(error) Not read · UTC', { phase: 'failed', totals: empty.totals }],
])('says %s', (text, more) => {
  expect(statusWords({ ...read, ...more }).text).toBe(text);
});

it('tells more in its tooltip, and shows foreign names as they stand', () => {
  const { tooltip } = statusWords({ ...read, name: 'a\u202eb', problems: 3 });
  expect(tooltip).toContain('10,572 tuples, in 3 MB of memory');
  expect(tooltip).toContain('3 problems');
  expect(tooltip).not.toContain('\u202e');
});
