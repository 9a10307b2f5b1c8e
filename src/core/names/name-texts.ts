import { FLOW_TYPES, type FlowType } from '../format/flow-type.ts';
import { GrowingColumn } from '../table/growing-column.ts';
import { NumberIndex } from '../table/number-index.ts';
import { FLAG_DEST_IPV6, FLAG_OUTBOUND, FLAG_SRC_IPV6 } from '../table/row-codes.ts';
import type { RowNumber, RowTexts } from '../table/row-numbers.ts';
import { COLUMN_FIELDS, type FieldColumn, localEnd, type RowEnd } from './name-columns.ts';
import { flowType } from './flow-type.ts';
import type { AddressCodes, EndCodes, FieldCodes } from './named-addresses.ts';

/** What a column says of rows, by what its field says of their addresses. */
export function fieldTexts(column: FieldColumn, codes: FieldCodes, index: NumberIndex): RowTexts {
  const { end } = COLUMN_FIELDS[column];
  const codeOf = end === 'remote' ? remoteCode(codes, index) : endCode(codes, index, end);
  return { texts: codes.texts, codeOf };
}

const COLUMNS = {
  source: { column: 'srcIp', ipv6Flag: FLAG_SRC_IPV6 },
  destination: { column: 'destIp', ipv6Flag: FLAG_DEST_IPV6 },
} as const;

/** The code of one address of a row; 0 for one that came after they were coded. */
export function endCode({ ipv4, ipv6 }: AddressCodes, index: NumberIndex, end: RowEnd): RowNumber {
  const { column, ipv6Flag } = COLUMNS[end];
  return (segment, at) => {
    const address = segment[column][at]!;
    const isIpv6 = (segment.flags[at]! & ipv6Flag) !== 0;
    return (isIpv6 ? ipv6[address] : ipv4[index.find(address)]) ?? 0;
  };
}

/** That of the remote address, or else that of the local one. */
function remoteCode(codes: AddressCodes, index: NumberIndex): RowNumber {
  const source = endCode(codes, index, 'source');
  const destination = endCode(codes, index, 'destination');
  return (segment, at) =>
    (segment.flags[at]! & FLAG_OUTBOUND) === 0
      ? source(segment, at) || destination(segment, at)
      : destination(segment, at) || source(segment, at);
}

const TYPES = Object.keys(FLOW_TYPES) as FlowType[];

/** The types of flows, told once for each two ends and direction that rows have. */
export function flowTypeTexts({ ends, ...codes }: EndCodes, index: NumberIndex): RowTexts {
  const source = endCode(codes, index, 'source');
  const destination = endCode(codes, index, 'destination');
  const pairs = new NumberIndex();
  const types = new GrowingColumn(Uint8Array);
  const codeOf: RowNumber = (segment, at) => {
    const from = source(segment, at);
    const to = destination(segment, at);
    const outbound = segment.flags[at]! & FLAG_OUTBOUND;
    const pair = pairs.indexOf((from * ends.length + to) * 2 + outbound);
    if (pair === types.length) {
      const type = flowType(ends[from]!, ends[to]!, localEnd(outbound !== 0));
      types.push(TYPES.indexOf(type) + 1);
    }
    return types.values[pair]!;
  };
  return { texts: ['', ...TYPES], codeOf };
}
