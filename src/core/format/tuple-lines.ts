import type { FlowRow } from '../table/flow-row.ts';
import { DIRECTIONS } from './direction.ts';
import {
  aclLine,
  countedLine,
  directionLine,
  encryptionLine,
  nicLine,
  type NicLabelled,
  protocolLine,
  ruleLine,
  stateLine,
  verdictLine,
} from './field-lines.ts';
import { FLOW_STATES, shownState } from './flow-state.ts';
import type { Line } from './line.ts';
import { protocolName } from './protocol.ts';
import { serviceName } from './service-names.ts';
import { VERDICTS, verdictOf } from './verdict.ts';

/** What of a row its headline says. */
type Happened = Pick<FlowRow, 'denied' | 'direction' | 'protocol' | 'destPort'>;

/** What happened, in one line: `Denied, inbound TCP to port 22 (ssh)`. */
export function headline(row: Happened): string {
  const verdict = VERDICTS[verdictOf(row.denied)].word;
  const direction = DIRECTIONS[row.direction].word.toLowerCase();
  const what = `${verdict}, ${direction} ${protocolName(row.protocol)}`;
  // What has no ports is logged with 0.
  if (row.destPort === 0) return what;
  const name = serviceName(row.destPort, row.protocol);
  return `${what} to port ${row.destPort}${name === '' ? '' : ` (${name})`}`;
}

/** The fields that a reader wants first, each with its meaning. */
export function mainLines(row: FlowRow): Line[] {
  return [
    end('Source', row.srcIp, row.srcPort, ''),
    end('Destination', row.destIp, row.destPort, serviceName(row.destPort, row.protocol)),
    stateLine(row),
    encryptionLine(row),
    ...countedLines(row),
    ruleLine(row),
    aclLine(row),
  ];
}

/** The fields that the headline has told already, and the NIC. */
export function moreTupleLines(row: FlowRow & NicLabelled): Line[] {
  return [protocolLine(row), directionLine(row), nicLine(row), verdictLine(row)];
}

function end(label: string, address: string, port: number, service: string): Line {
  const line = { label, text: `${address} : ${port}`, isMono: true };
  return service === '' ? line : { ...line, code: service };
}

/** Nothing counted is not the same as 0; where that goes without saying, its state says it. */
function countedLines(row: FlowRow): Line[] {
  const isExpected = FLOW_STATES[shownState(row.state, row.denied)].carriesStatistics;
  if (!row.hasStatistics) {
    const line = { label: 'Counters', text: 'none', meaning: 'They are blank in this tuple.' };
    return isExpected ? [line] : [];
  }
  return [
    countedLine('Sent', 'Source to destination', row.packetsSrcToDest, row.bytesSrcToDest),
    countedLine('Received', 'Destination to source', row.packetsDestToSrc, row.bytesDestToSrc),
  ];
}
