import { describe, expect, it } from 'vitest';
import type { PageRow } from '../../../../src/protocol/session.ts';
import { timeLine } from '../../../../src/core/format/time-line.ts';
import { headline, mainLines } from '../../../../src/core/format/tuple-lines.ts';
import { moreLines } from '../../../../webview/details/record-lines.ts';
import { pageRow } from '../page-row.ts';

function line(label: string, row: Partial<PageRow> = {}) {
  const details = { row: pageRow(row), source: 'PT1H.json', offset: 12_345, recordOffset: 12 };
  const lines = [...mainLines(details.row), ...moreLines(details)];
  return lines.find((each) => each.label === label)!;
}

describe('the headline', () => {
  it.each([
    [{ denied: true, destPort: 22 }, 'Denied, inbound TCP to port 22 (ssh)'],
    [{ direction: 'O', protocol: 17, destPort: 49_999 }, 'Allowed, outbound UDP to port 49999'],
    [{ protocol: 200, destPort: 0 }, 'Allowed, inbound Protocol 200'],
  ] as const)('says what happened: %o', (row, expected) => {
    expect(headline(pageRow(row))).toBe(expected);
  });
});

describe('the time', () => {
  const time = Date.UTC(2026, 10, 21, 14, 32, 58, 417);

  it.each([
    [3 * 3_600_000 + 59 * 60_000, '3 h ago'],
    [50, 'less than 1 s ago'],
    [-90_000, '1 min ahead of this machine'],
  ])('is UTC, local, and how long ago: %d ms', (passed, expected) => {
    expect(timeLine(time, time + passed, '15:32:58')).toBe(
      `2026-11-21 14:32:58.417 UTC · 15:32:58 local · ${expected}`,
    );
  });
});

describe('each field', () => {
  it('names both ends, and the service only of the port that was tried', () => {
    expect(line('Source', { srcPort: 22 })).toMatchObject({ text: '10.20.1.94 : 22' });
    expect(line('Source', { srcPort: 22 }).code).toBeUndefined();
    expect(line('Destination', { destPort: 22 })).toMatchObject({ code: 'ssh' });
  });

  it('says of a denied NSG tuple that its letter is B although nothing began', () => {
    const state = line('State', { kind: 'nsg', state: 'B', denied: true });
    expect(state).toMatchObject({ text: 'Denied', code: 'B' });
    expect(state.meaning).toContain('although nothing began');
    expect(line('State', { state: 'D', denied: true }).meaning).not.toContain('letter B');
  });

  it('says that counters are differences', () => {
    expect(line('State', { state: 'E' }).meaning).toContain('since the previous tuple');
  });

  it('explains an encryption code, and warns of a drop only where the row was allowed', () => {
    const code = 'NX_NOT_ACCEPTED';
    expect(line('Encryption', { encryption: code })).toMatchObject({ code, warning: 'dropped' });
    expect(line('Encryption', { encryption: code }).meaning).toContain('Find out why');
    expect(line('Encryption', { encryption: code, denied: true }).warning).toBeUndefined();
    expect(line('Encryption', { encryption: 'NX_NEW' })).toMatchObject({
      text: 'NX_NEW',
      meaning: 'This code is not documented.',
    });
    expect(line('Encryption', { encryption: '' }).text).toBe('not logged');
  });

  it('counts nothing, not 0, where the state carries no statistics', () => {
    expect(line('Sent', { hasStatistics: false, bytesSrcToDest: 0 })).toBeUndefined();
    expect(line('Counters', { hasStatistics: false }).meaning).toContain('blank');
    expect(line('Counters', { hasStatistics: false, state: 'B' })).toBeUndefined();
    expect(line('Counters')).toBeUndefined();
    expect(line('Sent')).toMatchObject({ text: '5 packets, 1,234,567 bytes', code: '1.23 MB' });
    expect(line('Received', { packetsDestToSrc: 0, bytesDestToSrc: 0 }).text).toBe(
      '0 packets, 0 bytes',
    );
    expect(line('Sent', { packetsSrcToDest: 1, bytesSrcToDest: 1 }).text).toBe('1 packet, 1 byte');
  });

  it('gives the rule its own name, with that in the log and where it comes from', () => {
    const rule = line('Rule');
    expect(rule).toMatchObject({ text: 'ssh', code: '(NSG)', copy: 'UserRule_ssh' });
    expect(rule.meaning).toContain('Logged as UserRule_ssh.');
    expect(line('Rule', { rule: '' }).text).toBe('none');
    expect(line('Rule', { denied: true }).meaning).toBe('Logged as UserRule_ssh.');
  });

  it('says what the access control list is', () => {
    expect(line('ACL').text).toBe('…/networkSecurityGroups/pier');
    expect(line('ACL', { aclId: '00000000-0000-0000-0000-000000000000' })).toMatchObject({
      text: 'Platform',
      meaning: expect.stringContaining('load balancer probes') as string,
    });
    expect(line('ACL', { aclId: '' }).text).toBe('none');
  });

  it('says when the record was written and why it is later', () => {
    expect(line('Record').text).toBe('2026-03-14 09:02:07.000 UTC');
    expect(line('Record').meaning).toMatch(/^Written 57\.9 s after the tuple\. .*2 to 67 s/);
    expect(line('Record', { recordTime: 0 }).text).toBe('its time is not given');
    expect(line('Record', { recordTime: 1000 }).meaning).toContain('unusual');
  });

  it('says where it stands', () => {
    expect(line('Log').text).toBe('VNet flow log, version 4');
    expect(line('Log', { kind: 'nsg', version: 0 }).text).toBe('NSG flow log');
    expect(line('File')).toMatchObject({ text: 'PT1H.json' });
    expect(line('File').meaning).toContain('12,345');
  });
});
