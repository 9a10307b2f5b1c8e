import { describe, expect, test } from 'vitest';
import { hoverAt } from '../../../src/language/text/hover-at.ts';
import { CLOCK, fixtureText, hoverOn, linesOf, placeOf } from './documents.ts';

const PRETTY = fixtureText('vnet-pretty-crlf.json');
const RULES = fixtureText('vnet-acls-and-rules.json');
const NSG = fixtureText('nsg-v1.json');

describe('a key of a record', () => {
  test.each([
    [PRETTY, '"time"', 'A record is written 2 to 67 s after its tuples'],
    [PRETTY, '"time"', '2026-03-14 09:01:06.970 UTC · 10:00:00 local · 2 h ago'],
    [PRETTY, '"macAddress"', '**NIC** `60:45:BD:12:AB:34`'],
    [PRETTY, '"category"', 'A VNet flow log: times in ms'],
    [PRETTY, '"flowLogVersion"', 'VNet flow log, version 4'],
    [PRETTY, '"flowLogResourceID"', '| Type | flow log (MICROSOFT.NETWORK/'],
    [PRETTY, '"targetResourceID"', '| Name | `harbour-vnet` |'],
    [PRETTY, '"flowTuples"', 'its fields parted by commas'],
    [NSG, '"Version"', 'NSG flow log, version 1'],
    [NSG, '"category"', 'An NSG flow log: times in seconds'],
    [NSG, '"resourceId"', '| Name | `PIER-NSG` |'],
    [NSG, '"mac"', '**NIC** `00:0D:3A:5C:7E:91`'],
    [NSG, '"rule"', '**ACL** …/NETWORKSECURITYGROUPS/PIER-NSG'],
  ])('is explained with its value: %#', (text, key, expected) => {
    expect(hoverOn(text, key, 2)!.markdown).toContain(expected);
  });

  test.each([
    [PRETTY, '"macAddress"', '60:45:BD:12:AB:34'],
    [NSG, '"mac"', '00:0D:3A:5C:7E:91'],
    [NSG, '1773478', '00:0D:3A:5C:7E:91'],
  ])('calls a NIC by its address, once that is known: %#', (text, piece, mac) => {
    const lines = linesOf(text);
    const nicOf = (asked: string) => (asked === mac.replaceAll(':', '') ? '10.0.0.4 *web*' : '');
    const hover = hoverAt(lines, placeOf(lines, piece, 2), { ...CLOCK, nicOf });
    expect(hover?.markdown).toContain(`**NIC** 10\\.0\\.0\\.4 \\*web\\* \`${mac}\``);
  });

  test.each([
    ['DefaultRule_DenyAllInBound', 'Denies all inbound traffic that no other rule allowed.'],
    ['PlatformRule', 'No rule of yours'],
    ['UserRule_', 'A rule that someone wrote'],
    ['"unspecified"', 'because of encryption'],
    ['networkManagers', 'A Virtual Network Manager'],
    ['networkSecurityGroups', 'A network security group.'],
    ['00000000-0000-0000-0000-000000000000', 'No access control list of yours'],
  ])('is explained at its value too: %s', (value, expected) => {
    expect(hoverOn(RULES, value, 2)!.markdown).toContain(expected);
  });

  test('has itself or its value for a range', () => {
    const line = '"flowLogVersion": 4, "flowTuples": []';
    const range = (piece: string, more = 0) => {
      const hover = hoverOn(line, piece, more)!;
      return line.slice(hover.start, hover.end);
    };
    expect(range('flowLog')).toBe('"flowLogVersion"');
    expect(range(' 4', 1)).toBe('4');
  });

  test('whose value is wrong says so', () => {
    const log = '{"category":"AuditEvent","time":"soon","flowLogVersion":9,"flowRecords":{}}';
    expect(hoverOn(log, '"category"')!.markdown).toContain('Not the category of a flow log.');
    expect(hoverOn(log, '"time"')!.markdown).toContain('“soon” is not a time');
    expect(hoverOn(log, 'flowLogVersion')!.markdown).toContain('This version is not documented.');
  });
});

describe('what is no flow log', () => {
  test.each([
    ['{ "time": "2026-03-14T09:01:06Z", "rule": "x" }', '"time"'],
    ['{ "time": "2026-03-14T09:01:06Z", "rule": "x" }', '"rule"'],
    ['{ "name": "1773478869011" }', '1773478869011'],
    ['{ "name": "a,b,c,d,e,f,g,h,i" }', 'c,d'],
    ['{ "flowLogVersionX": 4, "flowTuples": [] }', '4'],
    ['{}', '{'],
  ])('says nothing: %s', (text, piece) => {
    expect(hoverOn(text, piece, 1)).toBeUndefined();
  });
});
