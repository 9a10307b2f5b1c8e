import { describe, expect, it } from 'vitest';
import { decode, rowsOf } from '../../support/decode.ts';
import {
  logText,
  nsgRecord,
  NSG2_TUPLE,
  vnetRecord,
  VNET_TUPLE,
  withField,
} from '../../support/logs.ts';

/** Room behind the tuples: without it they would all be gathered first, and never read in place. */
const ROOM = ' '.repeat(1024);

async function vnetRows(...tuples: string[]) {
  const { table, problems } = await decode(logText(vnetRecord(tuples)) + ROOM);
  expect(problems.items).toEqual([]);
  return rowsOf(table);
}

async function problemOf(tuple: string, record = vnetRecord([tuple])) {
  const { table, problems } = await decode(logText(record) + ROOM);
  expect(table.rowCount).toBe(0);
  expect(problems.total).toBe(1);
  return problems.items[0]!;
}

describe('times', () => {
  it.each([
    ['0', 0],
    ['1', 1000],
    ['1773478869', 1_773_478_869_000],
    ['99999999999', 99_999_999_999_000],
    ['100000000000', 100_000_000_000],
    ['1773478869011', 1_773_478_869_011],
    ['9999999999999', 9_999_999_999_999],
    ['8640000000000000', 8.64e15],
  ])('%s is %i ms', async (text, ms) => {
    const rows = await vnetRows(withField(VNET_TUPLE, 0, text));
    expect(rows[0]!.time).toBe(ms);
  });

  it('mean the same with zeros in front, however many digits that makes', async () => {
    for (const seconds of ['1773478869', '01773478869', '001773478869', '0001773478869']) {
      const rows = await vnetRows(withField(VNET_TUPLE, 0, seconds));
      expect(rows[0]!.time, seconds).toBe(1_773_478_869_000);
    }
  });

  it.each(['', '-1', '1.5', '1e12', 'now', '8640000000000001', '177347886901１', ' 1773478869011'])(
    '“%s” is none',
    async (text) => {
      expect(await problemOf(withField(VNET_TUPLE, 0, text))).toMatchObject({ kind: 'bad-time' });
    },
  );
});

describe('addresses', () => {
  it.each(['0.0.0.0', '9.9.9.9', '127.0.0.1', '128.0.0.1', '199.99.9.0', '255.255.255.255'])(
    '%s stands as it is, on both sides',
    async (address) => {
      const tuple = withField(withField(VNET_TUPLE, 1, address), 2, address);
      expect((await vnetRows(tuple))[0]).toMatchObject({ srcIp: address, destIp: address });
    },
  );

  it('are told apart where one begins like another that came before', async () => {
    const addresses = ['10.20.1.4', '10.20.1.4', '10.20.1.40', '10.20.1.4', '10.20.1.41'];
    const more = ['110.20.1.4', '10.20.1.4', '10.20.10.4', '10.20.1.4', '1.2.3.4', '1.2.3.4'];
    const all = [...addresses, ...more, '1.2.3.45', '100.200.100.200', '100.200.100.200'];
    const rows = await vnetRows(...all.map((address) => withField(VNET_TUPLE, 1, address)));
    expect(rows.map(({ srcIp }) => srcIp)).toEqual(all);
    const others = await vnetRows(...all.map((address) => withField(VNET_TUPLE, 2, address)));
    expect(others.map(({ destIp }) => destIp)).toEqual(all);
  });

  it.each([
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
    ['2001:0db8::0001:0:0:1', '2001:db8::1:0:0:1'],
    ['1:0:0:2:0:0:0:3', '1:0:0:2::3'],
    ['::', '::'],
    ['0:0:0:0:0:0:0:1', '::1'],
    ['::ffff:c633:6407', '::ffff:198.51.100.7'],
    ['64:ff9b::198.51.100.7', '64:ff9b::c633:6407'],
    ['ffff:ffff:ffff:ffff:ffff:ffff:255.255.255.255', 'ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
  ])('%s is %s', async (text, canonical) => {
    const rows = await vnetRows(withField(withField(VNET_TUPLE, 1, text), 2, text));
    expect(rows[0]).toMatchObject({ srcIp: canonical, destIp: canonical });
  });

  it.each([
    '',
    '10.20.1',
    '10.20.1.4.5',
    '10.20.1.256',
    '10.20.01.4',
    '10.20..4',
    '10.20.1.4 ',
    '-',
    '0x0a140104',
    '1::2::3',
    '12345::',
    'fe80::1%1',
    '[::1]',
    'server',
  ])('“%s” is none', async (text) => {
    const problem = await problemOf(withField(VNET_TUPLE, 2, text));
    expect(problem.kind).toBe('bad-address');
    expect(problem.message).toContain('destination address');
  });
});

describe('ports and protocols', () => {
  it.each(['0', '7', '80', '443', '8080', '65535'])('%s is a port', async (port) => {
    const rows = await vnetRows(withField(withField(VNET_TUPLE, 3, port), 4, port));
    expect(rows[0]).toMatchObject({ srcPort: Number(port), destPort: Number(port) });
  });

  it.each(['', '65536', '99999999', '4294967296', '-1', 'ssh'])('“%s” is none', async (port) => {
    expect((await problemOf(withField(VNET_TUPLE, 3, port))).kind).toBe('bad-port');
    expect((await problemOf(withField(VNET_TUPLE, 4, port))).kind).toBe('bad-port');
  });

  it.each([0, 1, 6, 17, 58, 255, 256])('protocol %i stands as it is', async (protocol) => {
    const rows = await vnetRows(withField(VNET_TUPLE, 5, String(protocol)));
    expect(rows[0]!.protocol).toBe(protocol);
  });

  it.each([
    ['T', 6],
    ['U', 17],
    ['1', 1],
  ])('%s in an NSG log is protocol %i', async (letter, protocol) => {
    const { table } = await decode(logText(nsgRecord(2, [withField(NSG2_TUPLE, 5, letter)])));
    expect(table.row(0).protocol).toBe(protocol);
  });

  it('letters are no protocol in a VNet log', async () => {
    expect((await problemOf(withField(VNET_TUPLE, 5, 'T'))).kind).toBe('bad-protocol');
  });
});

describe('letters', () => {
  it.each(['I', 'O'] as const)('direction %s', async (direction) => {
    expect((await vnetRows(withField(VNET_TUPLE, 6, direction)))[0]!.direction).toBe(direction);
  });

  it.each(['B', 'C', 'E', 'D'] as const)('state %s', async (state) => {
    const [row] = await vnetRows(withField(VNET_TUPLE, 7, state));
    expect(row).toMatchObject({ state, denied: state === 'D' });
    expect(row!.hasStatistics).toBe(state === 'C' || state === 'E');
  });

  it.each([
    [6, '', 'bad-direction'],
    [6, 'i', 'bad-direction'],
    [6, 'IO', 'bad-direction'],
    [7, '', 'bad-state'],
    [7, 'A', 'bad-state'],
    [7, 'BC', 'bad-state'],
  ])('field %i may not be “%s”', async (index, text, kind) => {
    expect((await problemOf(withField(VNET_TUPLE, index, text))).kind).toBe(kind);
  });

  it.each([
    [7, 'B', 'bad-decision'],
    [7, '', 'bad-decision'],
    [8, 'D', 'bad-state'],
    [8, '', 'bad-state'],
  ])('field %i of an NSG tuple may not be “%s”', async (index, text, kind) => {
    const tuple = withField(NSG2_TUPLE, index, text);
    expect((await problemOf(tuple, nsgRecord(2, [tuple]) as never)).kind).toBe(kind);
  });
});

describe('encryption codes', () => {
  const codes = ['X', 'NX', '', 'N', 'NXX', 'XX', 'X_', 'NX_FALLBACK', 'ÄÖ🦊', 'Z'.repeat(64)];
  it('stand as they are, known or not, whatever came before', async () => {
    const all = [...codes, ...codes.toReversed(), ...codes];
    const rows = await vnetRows(...all.map((code) => withField(VNET_TUPLE, 8, code)));
    expect(rows.map(({ encryption }) => encryption)).toEqual(all);
  });

  it('may not be longer than 64 bytes', async () => {
    const problem = await problemOf(withField(VNET_TUPLE, 8, 'Z'.repeat(65)));
    expect(problem.kind).toBe('bad-encryption');
  });
});

describe('counters', () => {
  const counts = [
    0,
    9,
    9999,
    10_000,
    9_999_999,
    10_000_000,
    99_999_999,
    2 ** 31,
    2 ** 32 - 1,
    2 ** 32,
    2 ** 32 + 1,
    999_999_999_999_999,
    2 ** 53 - 2,
    2 ** 53 - 1,
  ];

  it.each([0, 1, 2, 3])('are exact in column %i, in wide and narrow rows', async (column) => {
    const all = [...counts, ...counts.toReversed()];
    const tuples = all.map((count) => withField(VNET_TUPLE, 9 + column, String(count)));
    const rows = await vnetRows(...tuples);
    const counters = rows.map((row) => [
      row.packetsSrcToDest,
      row.bytesSrcToDest,
      row.packetsDestToSrc,
      row.bytesDestToSrc,
    ]);
    expect(counters).toEqual(all.map((count) => [1, 2, 3, 4].with(column, count)));
  });

  it.each([
    '9007199254740992',
    '9007199254740993',
    '9007199254750000',
    '10000000000000000',
    '18446744073709551616',
    '1'.repeat(400),
    '1.0',
    '-1',
    '+1',
    '1e3',
    'x',
    '',
  ])('“%s” is no count', async (text) => {
    for (const index of [9, 10, 11, 12]) {
      expect((await problemOf(withField(VNET_TUPLE, index, text))).kind).toBe('bad-counter');
    }
  });

  it('may all be blank, in any state', async () => {
    const blank = VNET_TUPLE.replace(/1,2,3,4$/, ',,,');
    const rows = await vnetRows(blank, VNET_TUPLE, blank);
    expect(rows.map((row) => row.hasStatistics)).toEqual([false, true, false]);
    expect(rows.map((row) => row.bytesSrcToDest)).toEqual([0, 2, 0]);
  });

  it.each(['1,,,', ',,,4', ',2,,', '0,0,0,'])('may not be blank in part: %s', async (some) => {
    expect((await problemOf(VNET_TUPLE.replace(/1,2,3,4$/, some))).kind).toBe('bad-counter');
  });

  it('of zero count in C and E, and say nothing in B and D', async () => {
    const zero = VNET_TUPLE.replace(/1,2,3,4$/, '0,0,0,0');
    const rows = await vnetRows(...['B', 'C', 'E', 'D'].map((state) => withField(zero, 7, state)));
    expect(rows.map((row) => row.hasStatistics)).toEqual([false, true, true, false]);
  });
});
