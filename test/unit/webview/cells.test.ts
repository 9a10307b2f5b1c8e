import { describe, expect, it } from 'vitest';
import {
  counterCell,
  directionCell,
  encryptionCell,
  macCell,
  markCell,
  protocolCell,
  recordTimeCell,
  stateCell,
  timeCell,
  verdictCell,
  versionCell,
} from '../../../webview/grid/cells.ts';
import { pageRow } from './page-row.ts';

describe('the state', () => {
  it.each([
    ['B', false, 'Begin', 'B'],
    ['C', false, 'Continuing', 'C'],
    ['E', false, 'End', 'E'],
    ['D', true, 'Denied', 'D'],
    ['', false, '', ''],
    ['', true, '', ''],
  ] as const)('“%s” reads in words, its letter at hand', (state, denied, text, code) => {
    expect(stateCell(pageRow({ state, denied }))).toMatchObject({ text, code });
  });

  it('of a denied NSG tuple reads Denied, although its letter is B', () => {
    const cell = stateCell(pageRow({ kind: 'nsg', state: 'B', denied: true }));
    expect(cell).toMatchObject({ text: 'Denied', code: 'B' });
    expect(cell.title).toMatch(/denied/i);
  });
});

describe('the verdict', () => {
  it('marks what was denied, not by colour alone', () => {
    expect(verdictCell(pageRow({ denied: true })).text).toBe('⊘ Denied');
    expect(verdictCell(pageRow({ denied: false })).text).toBe('Allowed');
  });

  it('does not depend on the letter of the state', () => {
    const denied = pageRow({ kind: 'nsg', state: 'B', denied: true });
    expect(verdictCell(denied).text).toBe('⊘ Denied');
  });
});

describe('counters', () => {
  it('are grouped, and bytes are at hand in units', () => {
    expect(counterCell('bytesSrcToDest', true)(pageRow())).toEqual({
      text: '1,234,567',
      title: '1.23 MB',
    });
    expect(counterCell('packetsSrcToDest', false)(pageRow())).toEqual({ text: '5' });
  });

  it('are exact to 2^53', () => {
    expect(counterCell('bytesDestToSrc', true)(pageRow()).text).toBe('9,007,199,254,740,991');
  });

  it('are 0 where nothing passed, and blank where nothing was counted', () => {
    const cell = counterCell('packetsDestToSrc', false);
    expect(cell(pageRow())).toEqual({ text: '0' });
    expect(cell(pageRow({ hasStatistics: false }))).toEqual({ text: '' });
    const bytes = counterCell('bytesSrcToDest', true);
    expect(bytes(pageRow({ state: 'B', hasStatistics: false }))).toEqual({ text: '' });
  });
});

describe('encryption', () => {
  it.each([
    ['X', 'Encrypted', 'X'],
    ['NX', 'None', 'NX'],
    ['NX_HW_NOT_SUPPORTED', 'No hardware', 'NX_HW_NOT_SUPPORTED'],
  ])('%s reads in words, its code at hand', (encryption, text, code) => {
    expect(encryptionCell(pageRow({ encryption }))).toMatchObject({ text, code });
  });

  it('that nobody documents stands as it is, and is said to be so', () => {
    expect(encryptionCell(pageRow({ encryption: 'NX_FUTURE' }))).toEqual({
      text: 'NX_FUTURE',
      code: '',
      title: 'This code is not documented.',
    });
  });

  it('is blank where the log has none', () => {
    expect(encryptionCell(pageRow({ encryption: '' }))).toEqual({ text: '' });
  });

  it.each(['constructor', '__proto__', 'toString'])('may be named “%s” too', (encryption) => {
    expect(encryptionCell(pageRow({ encryption })).text).toBe(encryption);
  });
});

describe('protocol and direction', () => {
  it.each([
    [6, 'TCP'],
    [17, 'UDP'],
    [1, 'ICMP'],
    [58, 'IPv6-ICMP'],
    [200, 'Protocol 200'],
    [65_535, 'Protocol 65535'],
  ])('protocol %d is %s, its number at hand', (protocol, text) => {
    expect(protocolCell(pageRow({ protocol }))).toEqual({
      text,
      title: `IANA protocol number ${protocol}`,
    });
  });

  it('direction is short, its meaning at hand', () => {
    expect(directionCell(pageRow({ direction: 'I' })).text).toBe('In');
    expect(directionCell(pageRow({ direction: 'O' })).text).toBe('Out');
    expect(directionCell(pageRow({ direction: 'O' })).title).toContain('NIC');
  });
});

describe('times', () => {
  it('are UTC to the ms, and say so beside the local time', () => {
    const { text, title } = timeCell(pageRow());
    expect(text).toBe('2026-03-14 09:01:09.011');
    expect(title).toMatch(/^2026-03-14 09:01:09\.011 UTC, .+ local$/);
  });

  it.each([0, 8.64e15])('hold at the ends of what a time can be: %d', (time) => {
    expect(timeCell(pageRow({ time })).text).toMatch(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.000$/);
  });

  it('of a record are blank where it gives none', () => {
    expect(recordTimeCell(pageRow()).text).toBe('2026-03-14 09:02:07.000');
    expect(recordTimeCell(pageRow({ recordTime: 0 }))).toEqual({ text: '' });
  });
});

describe('what stands in the record', () => {
  it('is blank where it says nothing', () => {
    expect(versionCell(pageRow({ version: 0 }))).toEqual({ text: '' });
    expect(versionCell(pageRow({ version: 4 }))).toEqual({ text: '4' });
    expect(macCell(pageRow({ macAddress: '' })).text).toBe('');
  });

  it('shows a MAC address as people read it', () => {
    expect(macCell(pageRow()).text.replace(/[:-]/g, '')).toMatch(/^6045BD12AB34$/i);
  });

  it('shows a MAC address that is none as it stands', () => {
    expect(macCell(pageRow({ macAddress: '<b>not a mac</b>' })).text).toBe('<b>not a mac</b>');
  });
});

describe('what is worked out over all rows', () => {
  it('is blank where it is not known, and neither yes nor no', () => {
    const other = markCell('isOtherSide');
    expect(other(pageRow({ isOtherSide: true, isDuplicate: false })).text).toBe('Yes');
    expect(other(pageRow({ isOtherSide: false, isDuplicate: true })).text).toBe('No');
    expect(other(pageRow()).text).toBe('');
  });
});
