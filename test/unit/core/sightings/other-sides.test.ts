import { describe, expect, it } from 'vitest';
import { stitchFlows } from '../../../../src/core/flows/stitch-flows.ts';
import { findOtherSides, mayHaveOtherSides } from '../../../../src/core/sightings/other-sides.ts';
import { runSteps } from '../../../../src/core/table/steps.ts';
import { nsgRecord, NSG1_TUPLE, vnetRecord, withField } from '../../support/logs.ts';
import { tableOfRecords } from '../flows/support/flow-tables.ts';
import {
  DEST,
  HUB_IN,
  HUB_OUT,
  nsgAt,
  otherSides,
  otherSidesOf,
  seen,
  SOURCE,
} from './support/seen-tables.ts';

describe('of a flow that both of its NICs have seen', () => {
  it('the inbound rows are the other side, whichever come first', () => {
    const [out, back] = [seen(SOURCE, 'B0 C60 E61'), seen(DEST, 'B0 C60 E61')];
    expect(otherSidesOf(out, back)).toEqual([3, 4, 5]);
    expect(otherSidesOf(back, out)).toEqual([0, 1, 2]);
  });

  it('none is, where the table has one NIC alone', () => {
    expect(otherSidesOf(seen(DEST, 'B0 C60 E61'))).toEqual([]);
    expect(otherSidesOf(seen(SOURCE, 'B0 E1'), seen(HUB_OUT, 'B0 E1'))).toEqual([]);
  });

  it('none is, where a NIC talks to itself or goes by no name', () => {
    expect(otherSidesOf(seen(HUB_IN, 'B0 E1'), seen(HUB_OUT, 'B0 E1'))).toEqual([]);
    expect(otherSidesOf(seen(SOURCE, 'B0 E1'), seen({ ...DEST, mac: '' }, 'B0 E1'))).toEqual([]);
  });

  it.each([
    ['another source port', '10.0.0.4,10.0.1.4,49802,443'],
    ['a translated address', '10.9.9.9,10.0.1.4,49801,443'],
    ['the way back', '10.0.1.4,10.0.0.4,443,49801'],
  ])('%s makes it another flow', (_, ends) => {
    expect(otherSidesOf(seen(SOURCE, 'B0 E1'), seen(DEST, 'B0 E1', ends))).toEqual([]);
  });

  it('every row of a conversation goes with it, whatever ends it has', () => {
    const out = seen(SOURCE, 'C100 C400 C700');
    expect(otherSidesOf(out, seen(DEST, 'C10 C310 C610'))).toEqual([3, 4, 5]);
    expect(otherSidesOf(out, seen(DEST, 'B5 C290 C590 C890'))).toEqual([3, 4, 5, 6]);
  });

  it('what one NIC saw while the table has nothing of the other stays', () => {
    const out = seen(SOURCE, 'B0 E10');
    expect(otherSidesOf(out, seen(DEST, 'B0 E10 B60 E70'))).toEqual([2, 3]);
    expect(otherSidesOf(out, seen(DEST, 'B13 E14'))).toEqual([]);
    expect(otherSidesOf(seen(SOURCE, 'C0 C300'), seen(DEST, 'C310 C650 C950'))).toEqual([]);
  });

  it('the whole stays, and of it what the table has but a part of is the other side', () => {
    const [part, whole] = [seen(SOURCE, 'B0 C300 C600'), seen(DEST, 'B0 C310 C610 C910 C1210')];
    expect(otherSidesOf(part, whole)).toEqual([0, 1, 2]);
  });

  it('clocks may differ by two seconds', () => {
    expect(otherSidesOf(seen(SOURCE, 'B0 E10'), seen(DEST, 'B1.9 E11.9'))).toEqual([2, 3]);
    expect(otherSidesOf(seen(SOURCE, 'B0 E10'), seen(DEST, 'B2.1 E12.1'))).toEqual([]);
  });

  it('retries that follow closely each have their own other side', () => {
    const text = 'B0 E0 B1 E1 B3 E3';
    expect(otherSidesOf(seen(SOURCE, text), seen(DEST, text))).toEqual([6, 7, 8, 9, 10, 11]);
  });
});

describe('of a flow through a hub', () => {
  const text = 'B0 C60 E61';

  it('one of its four sightings stays', () => {
    const places = [HUB_IN, HUB_OUT, DEST, SOURCE];
    const records = places.map((place, at) => seen(place, text.replace('B0', `B${at * -0.1}`)));
    const marked = otherSidesOf(...records);
    const kept = places.filter((_, at) => !marked.includes(at * 3));
    expect(marked).toHaveLength(9);
    expect(kept).toEqual([SOURCE]);
  });

  it('the two outbound ones are joined by an inbound one, and not without', () => {
    const [out, hub] = [seen(SOURCE, text), seen(HUB_OUT, text)];
    expect(otherSidesOf(out, hub)).toEqual([]);
    expect(otherSidesOf(out, hub, seen(DEST, text))).toEqual([3, 4, 5, 6, 7, 8]);
  });
});

describe('of two logs of one NIC', () => {
  it('the rows of the NSG log are the other side', () => {
    const [vnet, nsg] = [seen(DEST, 'B0.5 C60.5 E61'), seen(nsgAt(DEST), 'B0.5 C60.5 E61')];
    expect(otherSidesOf(nsg, vnet)).toEqual([0, 1, 2]);
  });

  it('denials too, and addresses of NICs that are written otherwise', () => {
    const place = nsgAt({ ...DEST, mac: '00-0d-3a-00-00-02' });
    expect(otherSidesOf(seen(DEST, 'D0.7'), seen(place, 'D0.7'))).toEqual([1]);
  });

  it('version 1 as well, which has no states', () => {
    const nsg = nsgRecord(1, [withField(NSG1_TUPLE, 7, 'A')]);
    const ends = '198.51.100.112,10.30.0.4,65202,22';
    const vnet = (state: string) =>
      vnetRecord([`1773478836123,${ends},6,I,${state},NX,0,0,0,0`], { macAddress: '000D3A5C7E91' });
    expect(otherSidesOf(nsg, vnet('B'))).toEqual([0]);
    expect(otherSidesOf(nsg, vnet('D'))).toEqual([]);
  });

  it('the VNet row stays also where it is the inbound one', () => {
    const [nsg, vnet] = [seen(nsgAt(SOURCE), 'B0 E1'), seen(DEST, 'B0 E1')];
    expect(otherSidesOf(nsg, vnet)).toEqual([0, 1]);
  });

  it('two logs of one kind at one NIC are not told apart', () => {
    expect(otherSidesOf(seen(DEST, 'B0 E1'), seen({ ...DEST, rule: 's' }, 'B0 E1'))).toEqual([]);
  });
});

describe('a denial', () => {
  it('is not the other side of what the source let out', () => {
    expect(otherSidesOf(seen(SOURCE, 'B0 E0'), seen(DEST, 'D0'))).toEqual([]);
  });

  it('that is repeated has as many other sides', () => {
    const [vnet, nsg] = [seen(DEST, 'D0 D1 D3'), seen(nsgAt(DEST), 'D0 D1 D3')];
    expect(otherSidesOf(vnet, nsg)).toEqual([3, 4, 5]);
    expect(otherSidesOf(seen(DEST, 'D0 D1'), seen(nsgAt(DEST), 'D0 D1 D3 D9'))).toEqual([2, 3, 4]);
  });
});

describe('a table', () => {
  it('of one NIC and one log is known to have no other sides beforehand', () => {
    const may = (...records: object[]) => mayHaveOtherSides(tableOfRecords(...records));
    expect(may()).toBe(false);
    expect(may(seen(SOURCE, 'B0'), seen({ ...SOURCE, direction: 'I' }, 'B0'))).toBe(false);
    expect(may(seen(SOURCE, 'B0'), seen({ ...SOURCE, mac: '' }, 'B0'))).toBe(false);
    expect(may(seen(SOURCE, 'B0'), seen(DEST, 'B0'))).toBe(true);
    expect(may(seen(SOURCE, 'B0'), seen(nsgAt(SOURCE), 'B0'))).toBe(true);
  });

  it('is looked at as far as it was stitched', () => {
    const table = tableOfRecords(seen(SOURCE, 'B0 E1'), seen(DEST, 'B0 E1'));
    const rows = table.rowCount;
    table.rowCount = 2;
    const conversations = runSteps(stitchFlows(table));
    table.rowCount = rows;
    const marks = runSteps(findOtherSides(table, conversations));
    expect([marks.rows, marks.count, marks.has(3)]).toEqual([2, 0, false]);
    expect(otherSides(table)).toEqual([2, 3]);
  });

  it('of nothing but one flow takes no time to speak of', () => {
    const many = Array.from({ length: 20_000 }, (_, at) => `D${at % 7}`).join(' ');
    const marked = otherSidesOf(seen(DEST, many), seen(nsgAt(DEST), many));
    expect(marked.length).toBeLessThanOrEqual(20_000);
  });
});
