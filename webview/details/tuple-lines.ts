import { classifyAcl } from '../../src/core/format/acl.ts';
import { findColumn } from '../../src/core/format/columns.ts';
import { DIRECTIONS } from '../../src/core/format/direction.ts';
import { encryptionFacts, encryptionWord } from '../../src/core/format/encryption.ts';
import { FLOW_STATES, shownState } from '../../src/core/format/flow-state.ts';
import { formatMac } from '../../src/core/format/mac.ts';
import { formatBytes, formatCounted } from '../../src/core/format/numbers.ts';
import { protocolName } from '../../src/core/format/protocol.ts';
import { classifyRule } from '../../src/core/format/rule.ts';
import { serviceName } from '../../src/core/format/service-names.ts';
import { VERDICTS, verdictOf } from '../../src/core/format/verdict.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import type { TupleDetails } from '../../src/protocol/tuple-details.ts';
import type { Line } from './line.ts';
import { recordLines } from './record-lines.ts';

/** What happened, in one line: `Denied, inbound TCP to port 22 (ssh)`. */
export function headline(row: PageRow): string {
  const verdict = VERDICTS[verdictOf(row.denied)].word;
  const direction = DIRECTIONS[row.direction].word.toLowerCase();
  const what = `${verdict}, ${direction} ${protocolName(row.protocol)}`;
  // What has no ports is logged with 0.
  if (row.destPort === 0) return what;
  const name = serviceName(row.destPort, row.protocol);
  return `${what} to port ${row.destPort}${name === '' ? '' : ` (${name})`}`;
}

/** The fields that a reader wants first, each with its meaning. */
export function mainLines(row: PageRow): Line[] {
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

/** The fields that the headline has told already, and what stands around the tuple. */
export function moreLines(details: TupleDetails): Line[] {
  const { row } = details;
  return [
    { label: 'Protocol', text: protocolName(row.protocol), code: String(row.protocol) },
    directionLine(row),
    nicLine(row),
    verdictLine(row),
    ...recordLines(details),
  ];
}

function end(label: string, address: string, port: number, service: string): Line {
  const line = { label, text: `${address} : ${port}`, isMono: true };
  return service === '' ? line : { ...line, code: service };
}

function directionLine({ direction }: PageRow): Line {
  const { code, word, meaning } = DIRECTIONS[direction];
  return { label: 'Direction', text: word, code, meaning };
}

function verdictLine({ denied }: PageRow): Line {
  const { code, word, meaning } = VERDICTS[verdictOf(denied)];
  return { label: 'Verdict', text: word, code, meaning };
}

function stateLine({ state, denied }: PageRow): Line {
  const { word, meaning } = FLOW_STATES[shownState(state, denied)];
  if (word === '') return { label: 'State', text: 'none', meaning };
  const isOther = denied && state === 'B';
  const more = isOther ? ' NSG flow logs write the letter B here, although nothing began.' : '';
  return { label: 'State', text: word, code: state, meaning: `${meaning}${more}` };
}

function encryptionLine({ encryption, denied }: PageRow): Line {
  const label = 'Encryption';
  if (encryption === '') {
    return { label, text: 'not logged', meaning: 'NSG flow logs do not say.' };
  }
  const facts = encryptionFacts(encryption);
  if (facts === undefined) {
    return { label, text: encryption, meaning: 'This code is not documented.' };
  }
  const meaning = `${facts.meaning} ${facts.advice}`.trim();
  const line = { label, text: encryptionWord(encryption), code: encryption, meaning };
  return facts.dropped === 'yes' && !denied ? { ...line, warning: 'dropped' } : line;
}

/** Nothing counted is not the same as 0; where that goes without saying, its state says it. */
function countedLines(row: PageRow): Line[] {
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

function countedLine(label: string, way: string, packets: number, bytes: number): Line {
  const text = `${formatCounted(packets, 'packet')}, ${formatCounted(bytes, 'byte')}`;
  const human = bytes < 1000 ? {} : { code: formatBytes(bytes) };
  return { label, text, ...human, meaning: `${way}, since the previous tuple of this flow.` };
}

/** What the rule of a denied tuple means has been said above. */
function ruleLine({ rule, aclId, denied }: PageRow): Line {
  const { name, origin, meaning } = classifyRule(rule, aclId);
  if (rule === '') return { label: 'Rule', text: 'none', meaning };
  const logged = name === rule ? [] : [`Logged as ${rule}.`];
  const says = [...(denied ? [] : [meaning]), ...logged].join(' ');
  const line = { label: 'Rule', text: name, meaning: says, copy: rule };
  return origin === '' ? line : { ...line, code: `(${origin})` };
}

function aclLine({ aclId }: PageRow): Line {
  const { display, meaning } = classifyAcl(aclId);
  return { label: 'ACL', text: display === '' ? 'none' : display, meaning, isMono: true };
}

function nicLine({ macAddress }: PageRow): Line {
  if (macAddress === '') return { label: 'NIC', text: 'not given' };
  const meaning = findColumn('MacAddress')?.description ?? '';
  return { label: 'NIC', text: formatMac(macAddress), meaning, isMono: true, copy: macAddress };
}
