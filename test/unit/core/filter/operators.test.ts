import { describe, expect, it } from 'vitest';
import { matching, sampleTable } from './support/tables.ts';

const table = sampleTable();
const ALL = Array.from({ length: 13 }, (_, row) => row);
const WITHOUT_STATISTICS = [0, 3, 7, 8, 9, 10, 12];

function others(rows: readonly number[]): number[] {
  return ALL.filter((row) => !rows.includes(row));
}

type Case = readonly [filter: string, rows: readonly number[]];

function lets(cases: readonly Case[]): void {
  it.each(cases)('%s', (filter, rows) => {
    expect(matching(table, filter)).toEqual(rows);
  });
}

describe('the table of these tests', () => {
  it('has the rows that the cases count on', () => {
    expect(table.rowCount).toBe(ALL.length);
  });
});

describe('the empty filter lets everything through', () => {
  lets([
    ['', ALL],
    ['  \n\t ', ALL],
    ['true', ALL],
    ['false', []],
  ]);
});

describe('numbers', () => {
  lets([
    ['DestPort == 22', [3, 9]],
    ['22 == DestPort', [3, 9]],
    ['DestPort != 22', others([3, 9])],
    ['DestPort == 22.0', [3, 9]],
    ['DestPort == 22.5', []],
    ['DestPort < 23', [3, 5, 9]],
    ['DestPort < 22.5', [3, 5, 9]],
    ['DestPort <= 22', [3, 5, 9]],
    ['53 >= DestPort', [3, 5, 7, 9]],
    ['DestPort > 443', [12]],
    ['DestPort > 442.5 and DestPort < 443.5', [0, 1, 2, 6, 8, 10, 11]],
    ['DestPort == 0x16', [3, 9]],
    ['DestPort == -1', []],
    ['-DestPort == -22', [3, 9]],
    ['SrcPort == DestPort', [4, 5]],
    ['SrcPort > DestPort', others([4, 5])],
    ['DestPort in (22, 123)', [3, 4, 9]],
    ['DestPort !in (22, 123)', others([3, 4, 9])],
    ['DestPort in (22, SrcPort)', [3, 4, 5, 9]],
    ['DestPort in (22.5, 70000, -1)', []],
    ['DestPort between (22 .. 53)', [3, 7, 9]],
    ['DestPort between (21+1 .. 53)', [3, 7, 9]],
    ['DestPort between (1..53)', [3, 7, 9]],
    ['DestPort !between (22 .. 53)', others([3, 7, 9])],
    ['DestPort between (53 .. 22)', []],
    ['Version == 4', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['Version in (1, 2)', [8, 9, 10, 11, 12]],
    ['RecordTime == datetime(2026-11-21 14:25)', [8, 9, 10, 11, 12]],
    ['BytesSrcToDest > 4294967296', [5]],
  ]);
});

describe('counters are null where a tuple carries no statistics', () => {
  lets([
    ['isnull(BytesSrcToDest)', WITHOUT_STATISTICS],
    ['isnotnull(BytesSrcToDest)', others(WITHOUT_STATISTICS)],
    ['isempty(PacketsDestToSrc)', WITHOUT_STATISTICS],
    ['isnotempty(PacketsDestToSrc)', others(WITHOUT_STATISTICS)],
    ['isnull(BytesSrcToDest + 1)', WITHOUT_STATISTICS],
    ['isnull(DestPort)', []],
    ['BytesSrcToDest == 0', [2]],
    ['BytesSrcToDest != 0', others([2])],
    ['BytesSrcToDest >= 0', others(WITHOUT_STATISTICS)],
    ['not(BytesSrcToDest > 100)', [2, 4, 11]],
    ['BytesSrcToDest in (0, 1000)', [1, 2]],
    ['BytesSrcToDest !in (0, 1000)', others([1, 2])],
    ['BytesSrcToDest between (0 .. 100)', [2, 4, 11]],
    ['BytesSrcToDest !between (0 .. 100)', [1, 5, 6]],
    ['BytesSrcToDest == BytesDestToSrc', [4, 11]],
    ['BytesSrcToDest != PacketsSrcToDest', [1, 4, 5, 6, 11]],
    ['isnull(BytesSrcToDest == BytesDestToSrc)', WITHOUT_STATISTICS],
    ['isnull(BytesSrcToDest == 1)', []],
    ['isnull(BytesSrcToDest > 1)', WITHOUT_STATISTICS],
    ['not(BytesSrcToDest > 100 and true)', [0, 2, 3, 4, 7, 8, 9, 10, 11, 12]],
    ['BytesSrcToDest > 100 or DestPort == 22', [1, 3, 5, 6, 9]],
    ['(BytesSrcToDest > 100) == (DestPort == 443)', [1, 4, 6]],
    ['(BytesSrcToDest > 100) != (DestPort == 443)', [0, 2, 3, 5, 7, 8, 9, 10, 11, 12]],
  ]);
});

describe('arithmetic', () => {
  lets([
    ['BytesSrcToDest + BytesDestToSrc > 30000', [1, 5]],
    ['BytesDestToSrc - BytesSrcToDest == 4000', [2]],
    ['BytesSrcToDest * 2 == 2000', [1]],
    ['BytesSrcToDest / 3 == 25', [4]],
    ['BytesSrcToDest / 3.0 == 25', []],
    ['(0 - DestPort) / 3 == -7', [3, 9]],
    ['1 + 2 * 3 == 7', ALL],
    ['(1 + 2) * 3 == 9', ALL],
    ['10 - 2 - 3 == 5', ALL],
    ['7 / 2 == 3', ALL],
    ['7 / 2.0 == 3.5', ALL],
    ['1e3 == 1000', ALL],
    ['isnull(1 / 0)', ALL],
    ['isnull(1.0 / 0)', []],
    ['1.0 / 0 > 1e300', ALL],
    ['0.0 / 0 == 0.0 / 0', []],
    ['isnull(BytesSrcToDest / PacketsSrcToDest)', [0, 2, 3, 7, 8, 9, 10, 12]],
    ['BytesSrcToDest / PacketsSrcToDest == 100', [1, 6]],
    ['BytesSrcToDest * 1.0 / PacketsSrcToDest > 76', [1, 5, 6]],
  ]);
});

describe('times and spans', () => {
  lets([
    ['Time >= datetime(2026-11-21 14:21)', [2, 3, 4, 5, 6, 7]],
    ['TimeGenerated >= datetime(2026-11-21 14:21)', [2, 3, 4, 5, 6, 7]],
    ['Time == datetime(2026-11-21T14:20:05Z)', [1]],
    ['Time == datetime("2026-11-21 14:20:05.000")', [1]],
    ['Time == datetime(2026-11-21T16:20:05+02:00)', [1]],
    ['Time == datetime(2026-11-21 14:20:05 GMT)', [1]],
    ['Time < datetime(2026-11-21)', [8, 9, 10, 11, 12]],
    ['Time between (datetime(2026-11-21 14:20) .. datetime(2026-11-21 14:21))', [0, 1, 2]],
    ['Time between (datetime(2026-11-21 14:20) .. 5s)', [0, 1]],
    ['Time !between (datetime(2026-11-21 14:20) .. 1d)', [8, 9, 10, 11, 12]],
    ['Time > ago(9m)', [3, 4, 5, 6, 7]],
    ['Time > ago(10m)', [1, 2, 3, 4, 5, 6, 7]],
    ['Time <= now() - 540s', [0, 1, 2, 8, 9, 10, 11, 12]],
    ['Time <= now(-9min)', [0, 1, 2, 8, 9, 10, 11, 12]],
    ['now() - Time == 10m', [0]],
    ['now() - Time == time(00:10:00)', [0]],
    ['Time + 5000ms == datetime(2026-11-21 14:20:10)', [1]],
    ['1h / 1m == 60', ALL],
    ['1.5h == 90m', ALL],
    ['2 * 30m == 1h', ALL],
    ['1h / 2 == time(30 minutes)', ALL],
    ['time(2) == 2d', ALL],
    ['timespan(1.02:03:04.5) == 1d + 2h + 3m + 4s + 500ms', ALL],
    ['1hr == 60minutes and 1sec == 1000milliseconds and 1ms == 10000tick', ALL],
    ['ago(1d) < now()', ALL],
  ]);
});

describe('texts', () => {
  lets([
    ['AclRule == "UserRule_ssh"', [8, 9]],
    ['"UserRule_ssh" == AclRule', [8, 9]],
    ['AclRule == "userrule_ssh"', []],
    ['AclRule != "UserRule_ssh"', others([8, 9])],
    ['AclRule =~ "userrule_SSH"', [8, 9]],
    ['AclRule !~ "userrule_SSH"', others([8, 9])],
    ['AclRule in ("UserRule_ssh", "x")', [8, 9]],
    ['AclRule !in ("UserRule_ssh", "x")', others([8, 9])],
    ['AclRule in ("userrule_ssh")', []],
    ['AclRule in~ ("userrule_ssh")', [8, 9]],
    ['AclRule !in~ ("userrule_ssh")', others([8, 9])],
    ['AclRule has "ssh"', [0, 1, 2, 3, 6, 7, 8, 9]],
    ['AclRule has_cs "ssh"', [8, 9]],
    ['AclRule !has_cs "ssh"', others([8, 9])],
    ['AclRule has "ss"', []],
    ['AclRule !has "ssh"', [4, 5, 10, 11, 12]],
    ['AclRule has "allow-ssh"', [0, 1, 2, 3]],
    ['AclRule has "-ssh-"', [0, 1, 2, 3]],
    ['AclRule has "low-ssh"', []],
    ['AclRule has "tier;ssh"', [6, 7]],
    ['AclRule has ""', ALL],
    ['AclRule has_any ("admin", "denyallinbound")', [4, 5, 6, 7]],
    ['AclRule has_any ("adm")', []],
    ['AclRule contains "DENY"', [4, 5]],
    ['AclRule contains_cs "DENY"', []],
    ['AclRule contains_cs "Deny"', [4, 5]],
    ['AclRule !contains "rule"', [6, 7]],
    ['AclRule !contains_cs "User"', others([0, 1, 2, 3, 8, 9])],
    ['AclRule startswith "USERRULE"', [0, 1, 2, 3, 8, 9]],
    ['AclRule startswith_cs "USERRULE"', []],
    ['AclRule !startswith "USERRULE"', others([0, 1, 2, 3, 8, 9])],
    ['AclRule !startswith_cs "USERRULE"', ALL],
    ['AclRule endswith "bound"', [4, 5, 10, 11, 12]],
    ['AclRule endswith_cs "bound"', []],
    ['AclRule !endswith "bound"', others([4, 5, 10, 11, 12])],
    ['AclRule !endswith_cs "Bound"', others([4, 5, 10, 11, 12])],
    ['AclRule matches regex @"^UserRule_[a-z]+$"', [8, 9]],
    ['AclRule matches regex "All"', [0, 1, 2, 3, 4, 5, 10, 11, 12]],
    ['isempty(TargetResourceId)', [6, 7]],
    ['isempty(FlowLogResourceId)', [8, 9, 10, 11, 12]],
    ['AclGroup endswith "WEB-NSG"', [0, 1, 2, 3, 6, 7]],
    ['isnull(AclGroup)', []],
    ['Source == "PT1H.json"', ALL],
    ['Kind == "nsg"', [8, 9, 10, 11, 12]],
    ['FlowLogResourceId endswith "main"', [0, 1, 2, 3, 4, 5, 6, 7]],
    ['"a UserRule_ssh b" has AclRule', [8, 9]],
    ['AclRule has Kind', []],
    ['AclRule == Kind', []],
    ['Kind == Kind', ALL],
    ['Kind != Kind', []],
    [String.raw`'it\'s' == "it's"`, ALL],
    [String.raw`@"a\b" == "a\\b"`, ALL],
    [`@"say ""so""" == 'say "so"'`, ALL],
    [String.raw`"\u0041\x42\t" == "AB\u0009"`, ALL],
  ]);
});

describe('values that have other names too', () => {
  lets([
    ['L4Protocol == "TCP"', [0, 1, 2, 3, 6, 8, 9, 10, 12]],
    ['L4Protocol == "T"', [0, 1, 2, 3, 6, 8, 9, 10, 12]],
    ['L4Protocol == 6', [0, 1, 2, 3, 6, 8, 9, 10, 12]],
    ['17 == L4Protocol', [4, 7, 11]],
    ['L4Protocol == "17"', [4, 7, 11]],
    ['L4Protocol in ("U", 1)', [4, 5, 7, 11]],
    ['L4Protocol == "tcp"', []],
    ['L4Protocol =~ "tcp"', [0, 1, 2, 3, 6, 8, 9, 10, 12]],
    ['L4Protocol != "ICMP"', others([5])],
    ['L4Protocol startswith "u"', [4, 7, 11]],
    ['FlowStatus == "Denied"', [3, 7, 9, 12]],
    ['FlowStatus == "D"', [3, 7, 9, 12]],
    ['FlowStatus == "denied"', []],
    ['FlowStatus =~ "a"', others([3, 7, 9, 12])],
    ['FlowDirection == "Inbound"', [3, 4, 5, 9, 12]],
    ['FlowDirection == "I"', [3, 4, 5, 9, 12]],
    ['FlowDirection != "Inbound"', others([3, 4, 5, 9, 12])],
    ['FlowState == "B"', [0, 10]],
    ['FlowState == "D"', [3, 7, 12]],
    ['FlowState in ("C", "E")', [1, 2, 4, 5, 6, 11]],
    ['isempty(FlowState)', [8, 9]],
    ['FlowEncryption == "X"', [0, 1]],
    ['FlowEncryption == "Encrypted"', [0, 1]],
    ['FlowEncryption == "Unencrypted"', [3, 6, 7]],
    ['FlowEncryption == "Unsupported hardware"', [2]],
    ['FlowEncryption in~ ("unsupported HARDWARE", "same host")', [2, 4]],
    ['FlowEncryption == "NEW_CODE"', [5]],
    ['isempty(FlowEncryption)', [8, 9, 10, 11, 12]],
    ['FlowEncryption startswith "NX_"', [2, 4]],
    ['MacAddress == "00224871C205"', [0, 1, 2, 3, 6, 7]],
    ['MacAddress == "00:22:48:71:c2:05"', [0, 1, 2, 3, 6, 7]],
    ['MacAddress == "6045.bdfd.4096"', [4, 5, 10, 11, 12]],
    ['MacAddress startswith "00-0d-3a"', [8, 9]],
  ]);
});

describe('addresses', () => {
  lets([
    ['SrcIp == "10.1.0.4"', [0, 1, 2]],
    ['SrcIp != "10.1.0.4"', others([0, 1, 2])],
    ['SrcIp in ("10.1.0.4", "FD00:0::5", "1.2.3.4")', [0, 1, 2, 6]],
    ['SrcIp == "fd00:0000::0005"', [6]],
    ['SrcIp == "::ffff:10.9.9.9"', [7]],
    ['SrcIp == "::FFFF:a09:909"', [7]],
    ['SrcIp == "10.9.9.9"', []],
    ['SrcIp == "nonsense"', []],
    ['SrcIp == DestIp', [5]],
    ['SrcIp != DestIp', others([5])],
    ['SrcIp startswith "10."', [0, 1, 2, 8, 10, 11]],
    ['DestIp has "2001"', [6]],
    ['DestIp matches regex "^fe80:"', [7]],
    ['ipv4_is_in_range(SrcIp, "10.1.0.0/16")', [0, 1, 2]],
    ['ipv4_is_in_range(SrcIp, "10.1.0.4")', [0, 1, 2]],
    ['ipv4_is_in_range(SrcIp, "0.0.0.0/0")', others([6, 7])],
    ['not(ipv4_is_in_range(SrcIp, "10.1.0.0/16"))', [3, 4, 5, 8, 9, 10, 11, 12]],
    ['ipv4_is_in_range(SrcIp, "10.1.255.255/16") == false', [3, 4, 5, 8, 9, 10, 11, 12]],
    ['ipv4_is_in_any_range(SrcIp, "10.1.0.0/16", "203.0.113.0/24", "10.1.0.0/24")', [0, 1, 2, 3]],
    ['ipv4_is_private(SrcIp)', [0, 1, 2, 4, 8, 10, 11]],
    ['ipv4_is_private("10.1.2.3/24")', ALL],
    ['isnull(ipv4_is_private(SrcIp))', [6, 7]],
    ['isnull(ipv4_is_in_range(AclRule, "10.0.0.0/8"))', ALL],
    ['ipv6_is_in_range(SrcIp, "fd00::/8")', [6]],
    ['ipv6_is_in_range(DestIp, "2001:db8::/32")', [6]],
    ['ipv6_is_in_range(DestIp, "fe80::1")', [7]],
    ['ipv6_is_in_range(SrcIp, "::ffff:10.0.0.0/104")', [0, 1, 2, 7, 8, 10, 11]],
    ['ipv6_is_in_range(SrcIp, "10.0.0.0/8")', [0, 1, 2, 7, 8, 10, 11]],
    ['ipv6_is_in_range(SrcIp, "::/0")', ALL],
  ]);
});

describe('and, or, not', () => {
  lets([
    ['DestPort == 22 and FlowStatus == "Denied"', [3, 9]],
    ['DestPort == 22 or DestPort == 53', [3, 7, 9]],
    ['DestPort == 22 or DestPort == 53 and L4Protocol == "TCP"', [3, 9]],
    ['(DestPort == 22 or DestPort == 53) and L4Protocol == "UDP"', [7]],
    ['not(DestPort == 22)', others([3, 9])],
    ['not(not(DestPort == 22))', [3, 9]],
    ['DestPort == 22 and SrcPort == 1 and SrcPort == 2', []],
    ['(DestPort == 22) == true', [3, 9]],
    ['(DestPort == 22) != (SrcPort == 40000)', [9]],
    ['((((DestPort == 22))))', [3, 9]],
  ]);
});
