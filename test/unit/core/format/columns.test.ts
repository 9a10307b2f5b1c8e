import { describe, expect, it } from 'vitest';
import { COLUMNS, findColumn } from '../../../../src/core/format/columns.ts';
import type { ColumnName, ColumnType } from '../../../../src/core/format/columns.ts';
import { HOSTILE_NAMES } from './hostile.ts';

// The names are saved in files and shared: a change here breaks what people have written.
const FIXED: Record<ColumnName, ColumnType> = {
  Time: 'datetime',
  SrcIp: 'text',
  DestIp: 'text',
  SrcPort: 'number',
  DestPort: 'number',
  L4Protocol: 'text',
  FlowDirection: 'text',
  FlowStatus: 'text',
  FlowState: 'text',
  FlowEncryption: 'text',
  AclGroup: 'text',
  AclRule: 'text',
  PacketsSrcToDest: 'number',
  BytesSrcToDest: 'number',
  PacketsDestToSrc: 'number',
  BytesDestToSrc: 'number',
  MacAddress: 'text',
  TargetResourceId: 'text',
  FlowLogResourceId: 'text',
  Kind: 'text',
  Version: 'number',
  RecordTime: 'datetime',
  Source: 'text',
  IsDuplicate: 'bool',
  IsOtherSide: 'bool',
  SrcName: 'text',
  DestName: 'text',
  SrcKind: 'text',
  DestKind: 'text',
  SrcGroup: 'text',
  DestGroup: 'text',
  SrcRegion: 'text',
  DestRegion: 'text',
  Country: 'text',
  ServiceTag: 'text',
  FlowType: 'text',
};

describe('columns', () => {
  it('have the fixed names and types', () => {
    const types = Object.fromEntries(COLUMNS.map((column) => [column.name, column.type]));
    expect(types).toEqual(FIXED);
    expect(COLUMNS).toHaveLength(Object.keys(FIXED).length);
  });

  it('stand in the order of the grid, under its headings', () => {
    expect(COLUMNS.slice(0, 12).map((column) => column.heading)).toEqual([
      'Time (UTC)',
      'Verdict',
      'Dir',
      'Source',
      'Port',
      'Destination',
      'Port',
      'Proto',
      'State',
      'Encryption',
      'Bytes →',
      'Bytes ←',
    ]);
  });

  it('have labels that tell each from every other', () => {
    expect(new Set(COLUMNS.map((column) => column.label)).size).toBe(COLUMNS.length);
  });

  it('describe themselves in one line', () => {
    for (const { description } of COLUMNS) expect(description).toMatch(/^.{4,100}\.$/);
  });

  it('put numbers at the end of the cell', () => {
    expect(findColumn('DestPort')?.align).toBe('end');
    expect(findColumn('DestIp')?.align).toBe('start');
  });

  it('are found by exact name and alias only', () => {
    expect(findColumn('DestPort')?.name).toBe('DestPort');
    expect(findColumn('TimeGenerated')?.name).toBe('Time');
    expect(['destport', '', 'Dest', ...HOSTILE_NAMES].map(findColumn).some(Boolean)).toBe(false);
  });
});
