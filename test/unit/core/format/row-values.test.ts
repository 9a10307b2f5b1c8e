import { describe, expect, it } from 'vitest';
import { exportValue, rowValue } from '../../../../src/core/format/row-values.ts';
import { decode } from '../../support/decode.ts';
import { logText, vnetRecord, VNET_TUPLE, withField } from '../../support/logs.ts';

const COLUMNS = ['Time', 'RecordTime', 'Version'] as const;

async function valuesOf(record: object, valueOf: typeof rowValue) {
  const { table } = await decode(logText(record));
  return COLUMNS.map((column) => valueOf(table.row(0), column));
}

describe('the values of a row', () => {
  const time = '2026-03-14T09:02:07.0119923Z';
  const atZero = withField(VNET_TUPLE, 0, '0');

  it('are times in ms, in exports as ISO 8601', async () => {
    const whole = vnetRecord([VNET_TUPLE], { time });
    const ms = Date.UTC(2026, 2, 14, 9, 2, 7, 11);
    expect(await valuesOf(whole, rowValue)).toEqual([1773478869011, ms, 4]);
    expect(await valuesOf(whole, exportValue)).toEqual([
      '2026-03-14T09:01:09.011Z',
      '2026-03-14T09:02:07.011Z',
      4,
    ]);
  });

  it('are null where the record gives none, but 0 is the time of a tuple', async () => {
    const bare = vnetRecord([atZero], { flowLogVersion: undefined });
    expect(await valuesOf(bare, rowValue)).toEqual([0, null, null]);
    expect(await valuesOf(bare, exportValue)).toEqual(['1970-01-01T00:00:00.000Z', null, null]);
  });
});
