/** The public face of the decoder: everything here runs in plain Node and in a browser. */
export {
  decodeFlowLog,
  type DecodedFlowLog,
  type DecodeOptions,
} from './decode/decode-flow-log.ts';
export { FlowLogDecoder, type FlowLogDecoderOptions } from './decode/flow-log-decoder.ts';
export type {
  Problem,
  ProblemKind,
  ProblemReport,
  UnknownValue,
  Verdict,
} from './decode/problems.ts';
export type { FlowLogKind, FlowRow } from './table/flow-row.ts';
export type { FlowTable, RowOrigin } from './table/flow-table.ts';
