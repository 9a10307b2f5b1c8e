import { describe, expect, test } from 'vitest';
import { DIRECTIONS } from '../../../src/core/format/direction.ts';
import { DROPPED_BY_ENCRYPTION, ENCRYPTION_CODES } from '../../../src/core/format/encryption.ts';
import { COUNTERS_ARE_DELTAS, FLOW_STATES } from '../../../src/core/format/flow-state.ts';
import { fieldFacts, fieldsOf, type TupleShape } from '../../../src/core/format/tuple-fields.ts';
import { hoverAt } from '../../../src/language/text/hover-at.ts';
import { CLOCK, fixtureText, hoverOn, linesOf, plain } from './documents.ts';

const TUPLES: readonly (readonly [TupleShape, string])[] = [
  ['vnet', '1773478869011,10.20.1.94,10.20.1.4,37694,443,6,I,C,X,120,98304,133,201744'],
  ['vnet', '1773478869011,10.20.1.94,10.20.1.4,37694,22,6,I,D,NX,0,0,0,0'],
  ['vnet', '1773478869011,10.20.1.94,10.20.1.4,37694,443,6,O,B,NX,,,,'],
  ['nsg1', '1773478837,10.30.0.4,192.0.2.235,64313,443,T,O,A'],
  ['nsg2', '1773478836,198.51.100.112,10.30.0.4,65202,22,T,I,D,B,,,,'],
  ['nsg2', '1773478836,198.51.100.112,10.30.0.4,65202,53,U,I,A,E,1,2,3,4'],
];

/** What is said of each character of a tuple that stands in a document alone. */
function hoversOver(tuple: string) {
  const lines = linesOf(`["${tuple}"]`);
  return Array.from(tuple, (_, at) => hoverAt(lines, { line: 0, character: at + 2 }, CLOCK));
}

/** What is said of a field of a tuple, by its number from 0 on. */
function said(tuple: string, field: number): string {
  const at = tuple.split(',').slice(0, field).join(',').length + (field === 0 ? 0 : 1);
  const hover = hoverAt(linesOf(`["${tuple}"]`), { line: 0, character: at + 2 }, CLOCK);
  return plain(hover?.markdown ?? '');
}

const vnet = (more: Partial<Record<'state' | 'code' | 'direction' | 'counters', string>>) =>
  `1773478869011,10.20.1.94,10.20.1.4,37694,443,6,${more.direction ?? 'I'},${more.state ?? 'C'},${more.code ?? 'X'},${more.counters ?? '1,2,3,4'}`;

describe.each(TUPLES)('a tuple of shape %s: %s', (shape, tuple) => {
  const names = fieldsOf(shape);

  test('has a hover of its own on each field, whose range is that field', () => {
    const hovers = hoversOver(tuple);
    const ranges = new Set(hovers.map((hover) => `["${tuple}"]`.slice(hover!.start, hover!.end)));
    expect([...ranges]).toEqual([...new Set(tuple.split(','))]);
  });

  test.each(names.map((name, at) => [name, at] as const))('says what %s is', (name, at) => {
    const { label, unit, meaning } = fieldFacts(name, shape);
    const text = said(tuple, at);
    expect(text).toMatch(new RegExp(`^\\*\\*${label}\\*\\* · field ${at + 1} of ${names.length}`));
    expect(text).toContain(unit);
    expect(text).toContain(meaning);
  });

  test.each(names.map((name, at) => [name, at] as const))(
    'shows all of it, with %s marked alone',
    (name, at) => {
      const rows = said(tuple, at)
        .split('\n')
        .filter((line) => /^\| .*\|$/.test(line));
      expect(rows).toHaveLength(names.length + 2);
      const marked = rows.filter((row) => row.includes('▶'));
      expect(marked).toHaveLength(1);
      expect(marked[0]).toContain(`**${fieldFacts(name, shape).label}**`);
    },
  );
});

describe('a code', () => {
  test.each(['B', 'C', 'E', 'D'] as const)('%s is a state of VNet logs', (state) => {
    const { word, meaning } = FLOW_STATES[state];
    expect(said(vnet({ state }), 7)).toContain(`**${word}** \`${state}\` · ${meaning}`);
  });

  test.each(ENCRYPTION_CODES)('$code says what is dropped and what to do', (facts) => {
    const text = said(vnet({ code: facts.code }), 8);
    expect(text).toContain(facts.meaning);
    expect(text).toContain(DROPPED_BY_ENCRYPTION[facts.dropped]);
    expect(text).toContain(facts.advice);
    expect(text.includes('**⚠ dropped**')).toBe(facts.dropped === 'yes');
  });

  test('that is not documented is said to be so', () => {
    expect(said(vnet({ code: 'NX_NEW' }), 8)).toContain('This code is not documented.');
  });

  test.each(['I', 'O'] as const)('%s is a direction', (direction) => {
    expect(said(vnet({ direction }), 6)).toContain(DIRECTIONS[direction].meaning);
  });

  test('D is a decision in NSG logs, where the B behind it begins nothing', () => {
    const denied = TUPLES[4]![1];
    expect(said(denied, 7)).toContain('**Denied** `D` · A rule stopped the flow.');
    expect(said(denied, 8)).toContain('although nothing began');
    expect(said(TUPLES[3]![1], 7)).toContain('**Allowed** `A`');
  });
});

describe('a number', () => {
  test('of bytes or packets is grouped, and said to be a difference', () => {
    const tuple = vnet({ counters: '1021,588096,1,4610880' });
    expect(said(tuple, 9)).toContain(`**1,021 packets** · ${COUNTERS_ARE_DELTAS}`);
    expect(said(tuple, 10)).toContain('**588,096 bytes** `588 KB`');
    expect(said(tuple, 11)).toContain('**1 packet**');
  });

  test.each(['0,0,0,0', ',,,'])('counts nothing in a tuple without statistics: %s', (counters) => {
    expect(said(vnet({ state: 'B', counters }), 10)).toContain('**not counted**');
  });

  test('of a protocol or port has its name, with the service as a hint', () => {
    expect(said(vnet({}), 5)).toContain('**TCP** `6`');
    expect(said(vnet({}), 4)).toContain('**443** `https` · The service is the usual one');
    expect(said(vnet({}), 3)).not.toContain('The service');
  });

  test('of a time is UTC, local, and how long ago, in ms or seconds', () => {
    const time = '09:01:09.011 UTC · 10:00:00 local · 2 h ago';
    expect(said(vnet({}), 0)).toContain(`**2026-03-14 ${time}**`);
    expect(said(TUPLES[3]![1], 0)).toContain('2026-03-14 09:00:37.000 UTC');
  });
});

describe('where a tuple stands', () => {
  test('is said with its rule, ACL, NIC, record and log', () => {
    const { markdown } = hoverOn(fixtureText('vnet-encryption.json'), 'NX_NOT_ACCEPTED')!;
    expect(markdown).toContain('**Rule** AllowVnetOutBound (NSG default)');
    expect(markdown).toContain('**ACL** …/networkSecurityGroups/pier-nsg');
    expect(markdown).toContain('**NIC** `60:45:BD:12:AB:34`');
    expect(markdown).toMatch(
      /\*\*Record\*\* `2026-03-14 09:02:07\.011 UTC` · Written 57\.9 s after/,
    );
    expect(markdown).toContain('**Target** harbour-vnet (virtual network)');
    expect(markdown).toContain('VNet flow log, version 4');
  });

  test('is found in NSG logs, whose ACL is their resource', () => {
    const { markdown } = hoverOn(fixtureText('nsg-v2-denied.json'), '1773478838')!;
    expect(markdown).toContain(
      '⊘ Denied by rule **deny-smtp** of network security group **PIER-NSG**.',
    );
    expect(markdown).toContain('**NIC** `00:0D:3A:5C:7E:91`');
    expect(markdown).toContain('NSG flow log, version 2');
  });

  test('is found where the keys come behind the tuples', () => {
    const { markdown } = hoverOn(fixtureText('vnet-key-order.json'), '1773478869011')!;
    expect(markdown).toContain('**Rule** late-rule (NSG)');
    expect(markdown).toContain('**ACL** …/networkSecurityGroups/pier-nsg');
    expect(markdown).toContain('**NIC** `60:45:BD:12:AB:34`');
    expect(markdown).toContain('VNet flow log, version 4');
  });

  test('is said not to be known where nothing says it, and nothing is made up', () => {
    const text = said(vnet({ state: 'D' }), 0);
    for (const label of ['Rule', 'ACL', 'NIC', 'Record']) {
      expect(text).toContain(`**${label}** not known`);
    }
    expect(text).not.toContain('⊘');
  });

  test('is never that of a neighbour: brackets that do not pair end the search', () => {
    const group = (rule: string, rest: string) =>
      `{"rule":"${rule}","flowTuples":["${vnet({})}"${rest}`;
    const broken = `{"flowRecords":{"flows":[{"flowGroups":[${group('first', '},')}{"flowTuples":["${vnet({ code: 'NX' })}"]}]}]}}`;
    expect(hoverOn(broken, ',NX,', 1)!.markdown).toContain('**Rule** not known');
  });
});

describe('a malformed tuple', () => {
  const log = (tuple: string) => `{"flowGroups":[{"rule":"r","flowTuples":["${tuple}"]}]}`;

  test('says how many fields it has, and explains those that it has', () => {
    const text = hoverOn(log(vnet({ counters: '1,2' })), ',X,', 1)!.markdown;
    expect(text).toContain('it has 11 fields where 13 are expected');
    expect(text).toContain('**Encrypted** `X`');
    expect(text).toMatch(/\| Bytes received \| missing \| ⚠ \|/);
  });

  test('with fields too many says which they are', () => {
    const text = hoverOn(log(`${vnet({})},77`), ',77', 1)!.markdown;
    expect(text).toContain('**Field 14** · VNet tuples of this kind have 13 fields');
  });

  test('says which field is not what it should be', () => {
    const text = hoverOn(log(vnet({}).replace('10.20.1.94', '10.20.1.999')), '1.999')!.markdown;
    expect(text).toContain('“10.20.1.999” is not what this field holds');
    expect(text).toContain('This tuple is malformed');
  });

  test('whose time is none is a tuple where it stands among tuples, and nowhere else', () => {
    const tuple = vnet({}).replace('1773478869011', 'yesterday');
    expect(hoverOn(log(tuple), 'yesterday')!.markdown).toContain('is not what this field holds');
    expect(hoverOn(`["${tuple}"]`, 'yesterday')).toBeUndefined();
  });
});
