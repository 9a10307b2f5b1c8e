import { describe, expect, test } from 'vitest';
import { isRecordKey as marksRecord } from '../../../../src/core/structure/log-structure.ts';
import { DIRECTIONS } from '../../../../src/core/format/direction.ts';
import { DROPPED_BY_ENCRYPTION, ENCRYPTION_CODES } from '../../../../src/core/format/encryption.ts';
import {
  directionLine,
  encryptionLine,
  protocolLine,
  stateLine,
  verdictLine,
} from '../../../../src/core/format/field-lines.ts';
import { FLOW_STATES, type FlowState } from '../../../../src/core/format/flow-state.ts';
import type { Line } from '../../../../src/core/format/line.ts';
import { categoryMeaning, isRecordKey, keyFacts } from '../../../../src/core/format/record-keys.ts';
import { VERDICTS } from '../../../../src/core/format/verdict.ts';
import { fixture, fixtureNames } from '../../support/fixtures.ts';

const SENTENCES = /^[A-Z].*[.]$/;

/** A line that a reader can do without the documentation. */
function expectExplained(line: Line, code: string): void {
  expect(line.code).toBe(code);
  expect(line.text).not.toBe(code);
  expect(line.meaning).toMatch(SENTENCES);
}

describe('every code has its text', () => {
  test.each((Object.keys(FLOW_STATES) as FlowState[]).filter((state) => state !== ''))(
    'state %s',
    (state) => expectExplained(stateLine({ state, denied: state === 'D' }), state),
  );

  test('no state at all', () => {
    expect(stateLine({ state: '', denied: true })).toMatchObject({ text: 'none' });
  });

  test.each(ENCRYPTION_CODES)('encryption $code', ({ code, dropped, advice }) => {
    const line = encryptionLine({ encryption: code, denied: false });
    expectExplained(line, code);
    expect(line.meaning).toContain(DROPPED_BY_ENCRYPTION[dropped]);
    expect(line.meaning).toContain(advice);
    expect(line.warning === 'dropped').toBe(dropped === 'yes');
  });

  test.each(Object.values(DIRECTIONS))('direction $code', ({ code }) => {
    expectExplained(directionLine({ direction: code }), code);
  });

  test.each(Object.values(VERDICTS))('decision $code', ({ code }) => {
    expectExplained(verdictLine({ denied: code === 'D' }), code);
  });

  test('every protocol that fits a number', () => {
    for (let protocol = 0; protocol < 256; protocol++) {
      expect(protocolLine({ protocol }).text).toMatch(/\S/);
    }
  });
});

describe('every key of a record has its text', () => {
  const keys = new Set<string>();
  for (const name of fixtureNames()) {
    const text = new TextDecoder().decode(fixture(name));
    for (const [, key] of text.matchAll(/"(\w+)"\s*:/g)) if (marksRecord(key!)) keys.add(key!);
  }
  const below = ['flows', 'flowGroups', 'flowTuples', 'aclID', 'rule', 'mac', 'Version'];

  test.each([...keys, ...below])('%s', (key) => {
    if (!isRecordKey(key)) throw new Error(`${key} is not known.`);
    expect(keyFacts(key).label).toMatch(/^[A-Z]/);
    expect(keyFacts(key).meaning).toMatch(SENTENCES);
  });

  test('and no other key has', () => {
    expect(['name', 'TIME', 'toString', '__proto__'].filter(isRecordKey)).toEqual([]);
  });
});

test('the categories of flow logs are told from those of other logs', () => {
  expect(categoryMeaning('FlowLogFlowEvent')).toMatch(/VNet/);
  expect(categoryMeaning('NetworkSecurityGroupFlowEvent')).toMatch(/NSG/);
  expect(categoryMeaning('AuditEvent')).toBeUndefined();
  expect(categoryMeaning('constructor')).toBeUndefined();
});
