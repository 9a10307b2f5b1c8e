import { describe, expect, test } from 'vitest';
import { displayFilter, endpoints, namedFields } from '../../../../src/core/format/tuple-copies.ts';
import { pageRow } from '../../webview/page-row.ts';

const V6 = { srcIp: '2001:db8::4', destIp: '2001:db8::5' };

describe('a tuple for other programs', () => {
  test.each([
    [{}, '10.20.1.94:37694 → 10.20.1.4:443'],
    [V6, '[2001:db8::4]:37694 → [2001:db8::5]:443'],
  ])('is its two ends: %o', (row, expected) => {
    expect(endpoints(pageRow(row))).toBe(expected);
  });

  test.each([
    [{}, 'ip.addr == 10.20.1.94 && ip.addr == 10.20.1.4 && tcp.port == 37694 && tcp.port == 443'],
    [
      { ...V6, protocol: 17 },
      'ipv6.addr == 2001:db8::4 && ipv6.addr == 2001:db8::5 && udp.port == 37694 && udp.port == 443',
    ],
    [
      { protocol: 50, srcPort: 0, destPort: 0 },
      'ip.addr == 10.20.1.94 && ip.addr == 10.20.1.4 && ip.proto == 50',
    ],
  ])('is a display filter for both ways: %o', (row, expected) => {
    expect(displayFilter(pageRow(row))).toBe(expected);
  });

  test('has its fields by the names of the columns, and says nothing of what is not known', () => {
    const named = JSON.parse(namedFields(pageRow())) as Record<string, unknown>;
    expect(named).toMatchObject({
      Time: '2026-03-14T09:01:09.011Z',
      SrcIp: '10.20.1.94',
      DestPort: 443,
      L4Protocol: 'TCP',
      FlowStatus: 'Allowed',
      AclRule: 'UserRule_ssh',
    });
    expect(named).not.toHaveProperty('TargetResourceId');
  });

  test('counts nothing, not 0, where it carries no statistics', () => {
    const named = JSON.parse(namedFields(pageRow({ hasStatistics: false }))) as object;
    expect(named).toMatchObject({ BytesSrcToDest: null });
  });
});
