import { describe, expect, it } from 'vitest';
import {
  ENCRYPTION_CODES,
  encryptionFacts,
  encryptionWord,
  isKnownEncryption,
  parseEncryption,
} from '../../../../src/core/format/encryption.ts';
import { HOSTILE_NAMES } from './hostile.ts';

describe('encryption codes', () => {
  it.each([
    ['X', 'Encrypted', 'Encrypted', 'no'],
    ['NX', 'None', 'Unencrypted', 'no'],
    ['NX_HW_NOT_SUPPORTED', 'No hardware', 'Unsupported hardware', 'not stated'],
    ['NX_SW_NOT_READY', 'Not ready', 'Software not ready', 'yes'],
    ['NX_NOT_ACCEPTED', 'Not accepted', 'Drop due to no encryption', 'yes'],
    ['NX_NOT_SUPPORTED', 'No discovery', 'Discovery not supported', 'yes'],
    ['NX_LOCAL_DST', 'Same host', 'Destination on same host', 'no'],
    ['NX_FALLBACK', 'Fallback', 'Fall back to no encryption', 'no'],
  ])('%s shows as %j, Traffic Analytics says %j, dropped: %s', (code, word, analytics, dropped) => {
    expect(encryptionFacts(code)).toMatchObject({ word, trafficAnalytics: analytics, dropped });
    expect(encryptionWord(code)).toBe(word);
    expect([code, word, analytics.toUpperCase()].map(parseEncryption)).toEqual([code, code, code]);
  });

  it('knows eight codes, and each word means one of them', () => {
    expect(new Set(ENCRYPTION_CODES.map((facts) => facts.code)).size).toBe(8);
    expect(new Set(ENCRYPTION_CODES.map((facts) => facts.word)).size).toBe(8);
  });

  it('tells whom to tell about faulty hardware', () => {
    expect(encryptionFacts('NX_HW_NOT_SUPPORTED')?.advice).toContain('Microsoft');
  });

  it.each(['NX_NEW_CODE', 'nx', '', ...HOSTILE_NAMES])('%j stands as it is', (code) => {
    expect(isKnownEncryption(code)).toBe(false);
    expect(encryptionFacts(code)).toBeUndefined();
    expect(encryptionWord(code)).toBe(code);
  });

  it.each(['NX_NEW_CODE', '', 'x'.repeat(1_000_000), ...HOSTILE_NAMES])(
    'means no code by %.30j',
    (text) => {
      expect(parseEncryption(text)).toBeUndefined();
    },
  );
});
