import type { ColDef } from 'ag-grid-community';
import { resourceName } from '../../src/core/format/resource-id.ts';
import { COLUMNS, type ColumnName } from '../../src/core/format/columns.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import { type Cell, plain, renderer } from './cell-renderer.ts';
import {
  addressCell,
  counterCell,
  countryCell,
  destPortCell,
  directionCell,
  encryptionCell,
  flowTypeCell,
  macCell,
  markCell,
  nameCell,
  protocolCell,
  recordTimeCell,
  stateCell,
  timeCell,
  verdictCell,
  versionCell,
} from './cells.ts';

interface Look {
  readonly width: number;
  readonly cell: Cell<PageRow>;
  readonly className?: string;
  readonly hide?: boolean;
  /** Numbers that have a word behind them are lined up by their own style. */
  readonly start?: boolean;
}

const resource =
  (value: (row: PageRow) => string): Cell<PageRow> =>
  (row) => ({ text: resourceName(value(row)), title: value(row) });

const LOOKS: Readonly<Record<ColumnName, Look>> = {
  Time: { width: 190, cell: timeCell, className: 'mono' },
  FlowStatus: { width: 112, cell: verdictCell, className: 'verdict' },
  FlowDirection: { width: 56, cell: directionCell },
  SrcIp: { width: 130, cell: addressCell('srcIp'), className: 'mono' },
  SrcPort: { width: 84, cell: plain(({ srcPort }) => srcPort), className: 'mono' },
  DestIp: { width: 130, cell: addressCell('destIp'), className: 'mono' },
  DestPort: { width: 144, cell: destPortCell, className: 'mono service-port', start: true },
  L4Protocol: { width: 84, cell: protocolCell },
  FlowState: { width: 104, cell: stateCell },
  FlowEncryption: { width: 170, cell: encryptionCell },
  BytesSrcToDest: { width: 124, cell: counterCell('bytesSrcToDest', true), className: 'mono' },
  BytesDestToSrc: { width: 124, cell: counterCell('bytesDestToSrc', true), className: 'mono' },
  PacketsSrcToDest: { width: 104, cell: counterCell('packetsSrcToDest', false), className: 'mono' },
  PacketsDestToSrc: { width: 104, cell: counterCell('packetsDestToSrc', false), className: 'mono' },
  AclRule: { width: 290, cell: plain(({ rule }) => rule) },
  AclGroup: { width: 220, cell: resource(({ aclId }) => aclId) },
  MacAddress: { width: 260, cell: macCell, className: 'mono', hide: true },
  TargetResourceId: { width: 200, cell: resource((row) => row.targetResourceId), hide: true },
  FlowLogResourceId: { width: 200, cell: resource((row) => row.flowLogResourceId), hide: true },
  Kind: { width: 66, cell: plain(({ kind }) => kind), hide: true },
  Version: { width: 80, cell: versionCell, hide: true },
  RecordTime: { width: 190, cell: recordTimeCell, className: 'mono', hide: true },
  Source: { width: 260, cell: plain(({ source }) => source), hide: true },
  IsDuplicate: { width: 100, cell: markCell('isDuplicate'), hide: true },
  IsOtherSide: { width: 120, cell: markCell('isOtherSide'), hide: true },
  SrcName: { width: 150, cell: nameCell('SrcName'), hide: true },
  DestName: { width: 150, cell: nameCell('DestName'), hide: true },
  SrcKind: { width: 120, cell: nameCell('SrcKind'), hide: true },
  DestKind: { width: 120, cell: nameCell('DestKind'), hide: true },
  SrcGroup: { width: 140, cell: nameCell('SrcGroup'), hide: true },
  DestGroup: { width: 140, cell: nameCell('DestGroup'), hide: true },
  SrcRegion: { width: 120, cell: nameCell('SrcRegion'), hide: true },
  DestRegion: { width: 120, cell: nameCell('DestRegion'), hide: true },
  Country: { width: 90, cell: countryCell, hide: true },
  ServiceTag: { width: 190, cell: nameCell('ServiceTag'), hide: true },
  FlowType: { width: 130, cell: flowTypeCell, hide: true },
};

/** The grid's columns, in the order and with the headings of the fixed list. */
export function gridColumns(): ColDef<PageRow>[] {
  return COLUMNS.map(({ name, heading, label, description, align }) => {
    const look = LOOKS[name];
    const alignment = align === 'end' && look.start !== true ? 'end' : '';
    return {
      colId: name,
      headerName: heading,
      headerTooltip: `${label}: ${description}`,
      width: look.width,
      hide: look.hide ?? false,
      headerClass: alignment,
      cellClass: [alignment, look.className ?? ''].filter(Boolean),
      cellRenderer: renderer(look.cell),
    };
  });
}
