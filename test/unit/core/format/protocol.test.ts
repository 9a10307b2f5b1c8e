import { describe, expect, it } from 'vitest';
import {
  isAssignedProtocol,
  parseProtocol,
  protocolName,
} from '../../../../src/core/format/protocol.ts';
import { HOSTILE_NAMES } from './hostile.ts';

// One at the start and the end of each ten, and those that networks are made of.
const NAMES: [number, string][] = [
  [0, 'HOPOPT'],
  [1, 'ICMP'],
  [2, 'IGMP'],
  [4, 'IPv4'],
  [6, 'TCP'],
  [9, 'IGP'],
  [10, 'BBN-RCC-MON'],
  [17, 'UDP'],
  [19, 'DCN-MEAS'],
  [20, 'HMP'],
  [29, 'ISO-TP4'],
  [30, 'NETBLT'],
  [33, 'DCCP'],
  [39, 'TP++'],
  [40, 'IL'],
  [41, 'IPv6'],
  [47, 'GRE'],
  [49, 'BNA'],
  [50, 'ESP'],
  [51, 'AH'],
  [58, 'IPv6-ICMP'],
  [59, 'IPv6-NoNxt'],
  [60, 'IPv6-Opts'],
  [69, 'SAT-MON'],
  [70, 'VISA'],
  [79, 'WB-EXPAK'],
  [80, 'ISO-IP'],
  [88, 'EIGRP'],
  [89, 'OSPFIGP'],
  [90, 'Sprite-RPC'],
  [94, 'IPIP'],
  [98, 'ENCAP'],
  [100, 'GMTP'],
  [103, 'PIM'],
  [109, 'SNP'],
  [110, 'Compaq-Peer'],
  [112, 'VRRP'],
  [115, 'L2TP'],
  [119, 'SRP'],
  [120, 'UTI'],
  [129, 'IPLT'],
  [130, 'SPS'],
  [132, 'SCTP'],
  [136, 'UDPLite'],
  [139, 'HIP'],
  [140, 'Shim6'],
  [145, 'NSH'],
  [147, 'BIT-EMU'],
];

describe('IP protocols', () => {
  it.each(NAMES)('%i is %s', (number, name) => {
    expect(protocolName(number)).toBe(name);
    expect(isAssignedProtocol(number)).toBe(true);
  });

  it.each([61, 63, 68, 99, 114, 253, 254])('%i is assigned, without a keyword', (number) => {
    expect(protocolName(number)).toBe(`Protocol ${number}`);
    expect(isAssignedProtocol(number)).toBe(true);
  });

  it.each([148, 200, 252, 255, 256, -1, 1.5, NaN])('%d is not assigned', (number) => {
    expect(protocolName(number)).toBe(`Protocol ${number}`);
    expect(isAssignedProtocol(number)).toBe(false);
  });

  it('reads back every name that it shows', () => {
    const numbers = Array.from({ length: 256 }, (_, number) => number);
    expect(numbers.map((number) => parseProtocol(protocolName(number)))).toEqual(numbers);
  });

  it.each([
    ['tcp', 6],
    ['T', 6],
    ['u', 17],
    ['ICMPv6', 58],
    ['ospf', 89],
    ['17', 17],
    ['0', 0],
    ['255', 255],
  ])('by %j a person means %i', (text, number) => {
    expect(parseProtocol(text)).toBe(number);
  });

  it.each(['', '-', '256', '6.0', '+6', ' 6', 'tcp ', '9'.repeat(1_000_000), ...HOSTILE_NAMES])(
    'means no protocol by %.30j',
    (text) => {
      expect(parseProtocol(text)).toBeUndefined();
    },
  );
});
