import { describe, expect, it } from 'vitest';
import type { FlowRow } from '../../../../src/core/index.ts';
import { findTuples } from '../../../../src/language/clipboard/find-tuples.ts';
import { logOfText } from '../../../../src/language/clipboard/log-of-text.ts';
import { nsgV1, nsgV2, vnetHour } from '../../../generate/index.ts';
import { decode, rowsOf } from '../../support/decode.ts';
import { logText, NSG1_TUPLE, NSG2_TUPLE, VNET_TUPLE, vnetRecord } from '../../support/logs.ts';

const DENIED = '1773478836,198.51.100.112,10.30.0.4,65202,22,T,I,D,B,,,,';

async function found(text: string): Promise<string[]> {
  return (await findTuples(text)).map((tuple) => tuple.text);
}

describe('tuples', () => {
  it.each([
    VNET_TUPLE,
    `"${VNET_TUPLE}"`,
    `    "${VNET_TUPLE}",`,
    `\\"${VNET_TUPLE}\\"`,
    `look (${VNET_TUPLE}).`,
    `why ${VNET_TUPLE}?! Because.`,
    `tuple:${VNET_TUPLE};`,
    `&quot;${VNET_TUPLE}&quot;`,
    `“${VNET_TUPLE}”`,
    `> > \`${VNET_TUPLE}\``,
    `|${VNET_TUPLE}|`,
    `*${VNET_TUPLE}*\t`,
  ])('are found in %s', async (text) => {
    expect(await found(text)).toEqual([VNET_TUPLE]);
  });

  it('are found one behind the other, of all kinds, in their order', async () => {
    const all = [NSG1_TUPLE, VNET_TUPLE, NSG2_TUPLE, DENIED, NSG1_TUPLE];
    expect(await found(all.join('\n'))).toEqual(all);
    expect(await found(all.join('","'))).toEqual(all);
    expect(await found(all.join(','))).toEqual(all);
    const shapes = (await findTuples(all.join('\r\n'))).map(({ shape }) => shape);
    expect(shapes).toEqual(['nsg1', 'vnet', 'nsg2', 'nsg2', 'nsg1']);
  });

  it('that are malformed are kept as they stand, to be counted', async () => {
    const malformed = VNET_TUPLE.replace(',443,', ',70443,');
    expect(await found(`${malformed}\n${NSG2_TUPLE.slice(0, -4)}`)).toEqual([
      malformed,
      NSG2_TUPLE.slice(0, -4),
    ]);
    expect(await found(`${malformed.slice(0, -9)},${VNET_TUPLE}`)).toEqual([
      malformed.slice(0, -9),
      VNET_TUPLE,
    ]);
    const { problems } = await decode((await logOfText(`${malformed}\n${VNET_TUPLE}`))!);
    expect(problems.byKind).toEqual({ 'bad-port': 1 });
  });

  it.each(['', 'no tuples', '10.0.0.1,10.0.0.2,443', '1773478869011', `${'1,'.repeat(50)}`])(
    'are not found in %s',
    async (text) => {
      expect(await logOfText(text)).toBeUndefined();
    },
  );

  it('are found in time in proportion to the text', async () => {
    const hostile = ['1773478869011,10.0.0.1,'.repeat(20_000), ','.repeat(1e6), '1'.repeat(1e6)];
    for (const text of hostile) await found(text);
    expect((await found('1773478869011,10.0.0.1,'.repeat(1000))).length).toBeGreaterThan(0);
  }, 20_000);
});

describe('a log of pasted tuples', () => {
  it.each([
    ['VNet', vnetHour({ seed: 9, tuples: 500 })],
    ['NSG 1', nsgV1({ seed: 9, records: 5 })],
    ['NSG 2', nsgV2({ seed: 9, records: 5 })],
  ])('has the rows of the log they were copied from: %s', async (_name, pieces) => {
    const text = [...pieces].join('');
    const pasted = [...text.matchAll(/"\d{10,},[^"]*"/g)].join(' and ');
    const fields = ({ time, srcIp, destPort, state, denied, bytesSrcToDest }: FlowRow) => [
      [time, srcIp, destPort, state, denied, bytesSrcToDest].join(),
    ];
    const expected = rowsOf((await decode(text)).table).map(fields);
    const { table, problems } = await decode((await logOfText(pasted))!);
    expect(problems.total).toBe(0);
    expect(rowsOf(table).map(fields)).toEqual(expected);
  });

  it('keeps what was copied as a whole log, with its rules', async () => {
    const log = logText(vnetRecord([VNET_TUPLE], {}, 'UserRule_x'));
    expect(await logOfText(log)).toBe(log);
    expect(await logOfText(log.slice(0, -1))).not.toContain('UserRule_x');
  });
});
