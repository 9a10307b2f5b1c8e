import { describe, expect, it } from 'vitest';
import { formatMac, parseMac } from '../../../../src/core/format/mac.ts';
import { elapsed, HOSTILE_NAMES, longName, SLOW } from './hostile.ts';

describe('MAC addresses', () => {
  it.each([
    ['00224871C205', '00:22:48:71:C2:05'],
    ['6045bdfd4096', '60:45:BD:FD:40:96'],
    ['', ''],
    ['00224871C20', '00224871C20'],
    ['00:22:48:71:C2:05', '00:22:48:71:C2:05'],
  ])('shows %j as %j', (mac, shown) => {
    expect(formatMac(mac)).toBe(shown);
  });

  it.each([
    '00224871C205',
    '00:22:48:71:c2:05',
    '00-22-48-71-C2-05',
    '0022.4871.c205',
    ' 00:22:48:71:C2:05\n',
  ])('reads %j as typed', (typed) => {
    expect(parseMac(typed)).toBe('00224871C205');
  });

  it.each([
    '',
    '00224871C2',
    '00224871C2050',
    '00:22:48:71:C2',
    '00:22-48:71-C2:05',
    '00:22:48:71:C2:05:06',
    '00:22:48:71:C2:0G',
    ...HOSTILE_NAMES,
  ])('takes %j for no MAC address, and shows it as it is', (text) => {
    expect(parseMac(text)).toBeUndefined();
    expect(formatMac(text)).toBe(text);
  });

  it.each(['0', '00:', ' ', '0022.'])('is not slow on a long run of %j', (piece) => {
    const text = longName(piece);
    expect(elapsed(() => [parseMac(text), formatMac(text)])).toBeLessThan(SLOW);
  });
});
