import type { FlowRow } from '../table/flow-row.ts';
import { ADDRESS_CLASSES, PLATFORM_ADDRESS } from './address-class.ts';
import {
  directionLine,
  encryptionLine,
  humanBytes,
  protocolLine,
  stateLine,
  verdictLine,
} from './field-lines.ts';
import { COUNTERS_ARE_DELTAS } from './flow-state.ts';
import type { Line } from './line.ts';
import { formatCounted } from './numbers.ts';
import { serviceName } from './service-names.ts';
import { formatUtc } from './time.ts';
import type { FieldFacts, TupleField } from './tuple-fields.ts';

/** What a field says in this tuple, beside what the field is. */
type Said = Omit<Line, 'label'>;

/** Names that addresses have in every Azure network. */
const KNOWN_ADDRESSES = new Map([[PLATFORM_ADDRESS, ADDRESS_CLASSES.platform.meaning]]);

const SERVICE_IS_A_HINT =
  'The service is the usual one of that port; a log holds no protocol above the transport.';

const NOT_COUNTED = 'This tuple carries no statistics, so blank and 0 do not mean zero.';

const SAID: Readonly<Record<TupleField, (row: FlowRow) => Said>> = {
  time: ({ time }) => ({ text: `${formatUtc(time)} UTC` }),
  'source address': ({ srcIp }) => address(srcIp),
  'destination address': ({ destIp }) => address(destIp),
  'source port': ({ srcPort }) => port(srcPort, ''),
  'destination port': ({ destPort, protocol }) => port(destPort, serviceName(destPort, protocol)),
  protocol: protocolLine,
  direction: directionLine,
  state: stateLine,
  decision: verdictLine,
  encryption: encryptionLine,
  'packets sent': (row) => packets(row, row.packetsSrcToDest),
  'bytes sent': (row) => bytes(row, row.bytesSrcToDest),
  'packets received': (row) => packets(row, row.packetsDestToSrc),
  'bytes received': (row) => bytes(row, row.bytesDestToSrc),
};

/**
 * One field of a tuple in words: its value, and what that means. `meaning` stands for itself
 * where there is a code to explain; else it is to be read behind what the field is.
 */
export function tupleFieldLine(row: FlowRow, facts: FieldFacts): Line {
  return { ...SAID[facts.field](row), label: facts.label };
}

function address(text: string): Said {
  const known = KNOWN_ADDRESSES.get(text);
  return { text, isMono: true, ...(known === undefined ? {} : { meaning: known }) };
}

function port(number: number, service: string): Said {
  const text = String(number);
  if (number === 0) return { text, meaning: 'What has no ports is logged with 0.' };
  return service === '' ? { text } : { text, code: service, meaning: SERVICE_IS_A_HINT };
}

function packets(row: FlowRow, count: number): Said {
  return counted(row, { text: formatCounted(count, 'packet') });
}

function bytes(row: FlowRow, count: number): Said {
  const text = formatCounted(count, 'byte');
  return counted(row, { text, ...humanBytes(count) });
}

function counted({ hasStatistics }: FlowRow, said: Said): Said {
  if (!hasStatistics) return { text: 'not counted', meaning: NOT_COUNTED };
  return { ...said, meaning: COUNTERS_ARE_DELTAS };
}
