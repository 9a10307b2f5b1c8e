import { describe, expect, it } from 'vitest';
import { decode } from '../../support/decode.ts';
import { logText, nsgRecord, vnetRecord, VNET_TUPLE } from '../../support/logs.ts';

describe('the verdict', () => {
  it.each([
    ['flow-log', logText(vnetRecord([VNET_TUPLE]))],
    ['flow-log', logText(vnetRecord([]))],
    ['flow-log', logText(nsgRecord(1, ['nonsense']))],
    ['flow-log', '{"category":"FlowLogFlowEvent"}'],
    ['flow-log', '{"category":"NetworkSecurityGroupFlowEvent","properties":{"flows":[]}}'],
    ['flow-log', logText(vnetRecord([VNET_TUPLE])).slice(0, -9)],
    ['flow-log', `${logText(vnetRecord([VNET_TUPLE]))} and more`],
    ['not-flow-log', '{}'],
    ['not-flow-log', 'null'],
    ['not-flow-log', '5'],
    ['not-flow-log', '"text"'],
    ['not-flow-log', '[1,2,3]'],
    ['not-flow-log', '{"records":[{"a":1}]}'],
    ['not-flow-log', '{"records":[5]}'],
    ['not-flow-log', '{"category":"AuditEvent","time":"2026-03-14T09:02:07Z"}'],
    ['not-flow-log', '{"flowTuples":["1,2,3"]}'],
    ['not-flow-log', '{"a":"cut of'],
    ['not-flow-log', '['.repeat(100) + ']'.repeat(100)],
    ['not-json', 'hello'],
    ['not-json', '<html>'],
    ['not-json', '{"a":1'.replace('1', '!')],
    ['not-json', '\u0000\u0001\u0002'],
    ['not-json', 'PK\u0003\u0004'],
    ['empty', ''],
    ['empty', ' \r\n\t '],
    ['empty', '\uFEFF'],
    ['empty', '{"records":[]}'],
    ['empty', '{"records":['],
    ['empty', '[]'],
  ])('%s: %s', async (verdict, text) => {
    const { table, problems } = await decode(text);
    expect(problems.verdict).toBe(verdict);
    if (verdict !== 'flow-log') expect(table.rowCount).toBe(0);
  });

  it('of a file in UTF-16 is that it is no JSON', async () => {
    const { decodeFlowLog } = await import('../../../../src/core/index.ts');
    const text = Buffer.from(`\uFEFF${logText(vnetRecord([VNET_TUPLE]))}`, 'utf16le');
    expect((await decodeFlowLog(text)).problems.verdict).toBe('not-json');
  });
});
