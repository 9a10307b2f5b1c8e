import { describe, expect, it } from 'vitest';
import { decode } from '../../support/decode.ts';
import {
  logText,
  NSG1_TUPLE,
  nsgRecord,
  vnetRecord,
  VNET_TUPLE,
  withField,
} from '../../support/logs.ts';

describe('values that nobody documents', () => {
  it('are counted, as rows and not as problems', async () => {
    const tuples = [
      withField(VNET_TUPLE, 8, 'NX_NEW'),
      withField(VNET_TUPLE, 8, 'NX_NEW'),
      withField(VNET_TUPLE, 5, '200'),
      VNET_TUPLE,
    ];
    const { table, problems } = await decode(logText(vnetRecord(tuples, { flowLogVersion: 9 })));
    expect(table.rowCount).toBe(4);
    expect(problems.total).toBe(0);
    expect(problems.unknown).toHaveLength(3);
    expect(problems.unknown).toEqual(
      expect.arrayContaining([
        { kind: 'encryption', value: 'NX_NEW', count: 2 },
        { kind: 'protocol', value: '200', count: 1 },
        { kind: 'version', value: '9', count: 4 },
      ]),
    );
  });

  it('are counted over records, a missing version too', async () => {
    const { problems } = await decode(
      logText(
        vnetRecord([VNET_TUPLE, VNET_TUPLE], { flowLogVersion: undefined }),
        nsgRecord(7, [NSG1_TUPLE]),
        nsgRecord(7, [NSG1_TUPLE]),
      ),
    );
    expect(problems.unknown).toEqual([
      { kind: 'version', value: '', count: 2 },
      { kind: 'version', value: '7', count: 2 },
    ]);
  });

  it('are none of the documented ones', async () => {
    const codes = ['X', 'NX', 'NX_HW_NOT_SUPPORTED', 'NX_SW_NOT_READY', 'NX_NOT_ACCEPTED'];
    const more = ['NX_NOT_SUPPORTED', 'NX_LOCAL_DST', 'NX_FALLBACK'];
    const tuples = [...codes, ...more].map((code) => withField(VNET_TUPLE, 8, code));
    const protocols = [1, 6, 17, 58].map((number) => withField(VNET_TUPLE, 5, String(number)));
    const { problems } = await decode(logText(vnetRecord([...tuples, ...protocols])));
    expect(problems.unknown).toEqual([]);
  });

  it('are not counted for tuples that are no rows', async () => {
    const bad = withField(withField(VNET_TUPLE, 8, 'NX_NEW'), 12, 'x');
    const { problems } = await decode(logText(vnetRecord([bad], { flowLogVersion: 9 })));
    expect(problems.unknown).toEqual([]);
  });

  it('are told apart up to a bound, and all counted', async () => {
    const tuples = Array.from({ length: 1000 }, (_, at) => withField(VNET_TUPLE, 8, `Q${at}`));
    const { table, problems } = await decode(logText(vnetRecord(tuples)));
    expect(table.row(999).encryption).toBe('Q999');
    expect(problems.unknown.length).toBeLessThan(300);
    expect(problems.unknown.reduce((sum, { count }) => sum + count, 0)).toBe(1000);
  });
});
