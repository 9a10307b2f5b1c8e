import type { FlowRow } from '../table/flow-row.ts';
import { classifyAcl } from './acl.ts';
import { findColumn } from './columns.ts';
import { DIRECTIONS } from './direction.ts';
import { DROPPED_BY_ENCRYPTION, encryptionFacts, encryptionWord } from './encryption.ts';
import { FLOW_STATES, shownState } from './flow-state.ts';
import type { Line } from './line.ts';
import { formatMac } from './mac.ts';
import { formatBytes, formatCounted } from './numbers.ts';
import { protocolName } from './protocol.ts';
import { classifyRule } from './rule.ts';
import { VERDICTS, verdictOf } from './verdict.ts';

type Of<K extends keyof FlowRow> = Pick<FlowRow, K>;

/** Which way the flow was opened. */
export function directionLine({ direction }: Of<'direction'>): Line {
  const { code, word, meaning } = DIRECTIONS[direction];
  return { label: 'Direction', text: word, code, meaning };
}

/** Allowed or denied. */
export function verdictLine({ denied }: Of<'denied'>): Line {
  const { code, word, meaning } = VERDICTS[verdictOf(denied)];
  return { label: 'Verdict', text: word, code, meaning };
}

/** The protocol by its name, with IANA's number. */
export function protocolLine({ protocol }: Of<'protocol'>): Line {
  return { label: 'Protocol', text: protocolName(protocol), code: String(protocol) };
}

/** The state as it is to be read; the letter of a denied NSG tuple is not what it says. */
export function stateLine({ state, denied }: Of<'state' | 'denied'>): Line {
  const { word, meaning } = FLOW_STATES[shownState(state, denied)];
  if (word === '') return { label: 'State', text: 'none', meaning };
  const isOther = denied && state === 'B';
  const more = isOther ? ' NSG flow logs write the letter B here, although nothing began.' : '';
  return { label: 'State', text: word, code: state, meaning: `${meaning}${more}` };
}

/** An encryption code, with what is dropped because of it and what to do. */
export function encryptionLine({ encryption, denied }: Of<'encryption' | 'denied'>): Line {
  const label = 'Encryption';
  if (encryption === '') {
    return { label, text: 'not logged', meaning: 'NSG flow logs do not say.' };
  }
  const facts = encryptionFacts(encryption);
  if (facts === undefined) {
    return { label, text: encryption, meaning: 'This code is not documented.' };
  }
  const { meaning: says, dropped, advice } = facts;
  const meaning = `${says} ${DROPPED_BY_ENCRYPTION[dropped]} ${advice}`.trim();
  const line = { label, text: encryptionWord(encryption), code: encryption, meaning };
  return dropped === 'yes' && !denied ? { ...line, warning: 'dropped' } : line;
}

/** Packets and bytes of one way, as they were counted since the flow's previous tuple. */
export function countedLine(label: string, way: string, packets: number, bytes: number): Line {
  const text = `${formatCounted(packets, 'packet')}, ${formatCounted(bytes, 'byte')}`;
  return { label, text, ...humanBytes(bytes), meaning: `${way}, ${SINCE}.` };
}

const SINCE = 'since the previous tuple of this flow';

/** Bytes to three digits beside the exact count; nothing where that says no more. */
export function humanBytes(bytes: number): Pick<Line, 'code'> {
  return bytes < 1000 ? {} : { code: formatBytes(bytes) };
}

/** The rule. What that of a denied tuple means is said with its denial. */
export function ruleLine({ rule, aclId, denied }: Of<'rule' | 'aclId' | 'denied'>): Line {
  const { name, origin, meaning } = classifyRule(rule, aclId);
  if (rule === '') return { label: 'Rule', text: 'none', meaning };
  const logged = name === rule ? [] : [`Logged as ${rule}.`];
  const says = [...(denied ? [] : [meaning]), ...logged].join(' ');
  const line = { label: 'Rule', text: name, meaning: says, copy: rule };
  return origin === '' ? line : { ...line, code: `(${origin})` };
}

/** The access control list that the rule belongs to. */
export function aclLine({ aclId }: Of<'aclId'>): Line {
  const { display, meaning } = classifyAcl(aclId);
  return { label: 'ACL', text: display === '' ? 'none' : display, meaning, isMono: true };
}

/** What a NIC is known by beside its MAC address: its address, and that one's name. */
export interface NicLabelled {
  readonly labels?: { readonly nic?: string };
}

/** The NIC that saw the flow. */
export function nicLine({ macAddress, labels }: Of<'macAddress'> & NicLabelled): Line {
  if (macAddress === '') return { label: 'NIC', text: 'not given' };
  const meaning = findColumn('MacAddress')?.description ?? '';
  const nic = labels?.nic ?? '';
  if (nic !== '') {
    const says = 'The local address that most of its tuples show, and its MAC address.';
    const line = { label: 'NIC', text: nic, code: formatMac(macAddress), meaning: says };
    return { ...line, isMono: true, copy: macAddress };
  }
  return { label: 'NIC', text: formatMac(macAddress), meaning, isMono: true, copy: macAddress };
}
