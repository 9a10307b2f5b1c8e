import { visible } from '../../src/core/filter/language.ts';
import { classifyAcl } from '../../src/core/format/acl.ts';
import { encryptionFacts, encryptionWord } from '../../src/core/format/encryption.ts';
import type { NameColumn } from '../../src/core/format/columns.ts';
import { FLOW_TYPES, type FlowType } from '../../src/core/format/flow-type.ts';
import { formatMac } from '../../src/core/format/mac.ts';
import { protocolName } from '../../src/core/format/protocol.ts';
import { resourceName } from '../../src/core/format/resource-id.ts';
import { classifyRule } from '../../src/core/format/rule.ts';
import { VERDICTS, verdictOf } from '../../src/core/format/verdict.ts';
import type { Dimension } from '../../src/protocol/charts.ts';
import type { PageRow } from '../../src/protocol/session.ts';
import { countryCell } from '../grid/cells.ts';
import { portLabel, portService } from './port-label.ts';

/** How a group is called: words, what stands dimmed beside them, and all there is to say. */
export interface GroupName {
  readonly text: string;
  readonly beside: string;
  readonly title: string;
}

/** The name of a group by one of its rows. What comes from the log is made harmless. */
export function groupName(dimension: Dimension, row: PageRow): GroupName {
  const { text, beside = '', title = '' } = NAMES[dimension](row);
  const shown = visible(text);
  return { text: shown, beside: visible(beside), title: visible(title) || shown };
}

type Name = Pick<GroupName, 'text'> & Partial<GroupName>;

const NAMES: Readonly<Record<Dimension, (row: PageRow) => Name>> = {
  source: ({ srcIp, labels }) => ({ text: srcIp, beside: labels?.srcIp ?? '' }),
  destination: ({ destIp, labels }) => ({ text: destIp, beside: labels?.destIp ?? '' }),
  pair: ({ srcIp, destIp, labels }) => ({
    text: `${srcIp} → ${destIp}`,
    beside: besidePair(labels?.srcIp ?? '', labels?.destIp ?? ''),
  }),
  port: (row) => ({ text: portLabel(row), beside: portService(row) }),
  rule: ruleName,
  encryption: encryptionName,
  protocol: ({ protocol }) => ({
    text: protocolName(protocol),
    beside: String(protocol),
    title: `IANA protocol number ${protocol}`,
  }),
  nic: nicName,
  sourceName: named('SrcName', 'No name'),
  destinationName: named('DestName', 'No name'),
  namePair: namedPair('SrcName', 'DestName', 'No name'),
  sourceGroup: named('SrcGroup', 'No group'),
  destinationGroup: named('DestGroup', 'No group'),
  groupPair: namedPair('SrcGroup', 'DestGroup', 'No group'),
  sourceKind: named('SrcKind', 'No kind'),
  destinationKind: named('DestKind', 'No kind'),
  sourceRegion: named('SrcRegion', 'No region'),
  destinationRegion: named('DestRegion', 'No region'),
  country: countryName,
  serviceTag: named('ServiceTag', 'No service tag'),
  flowType: flowTypeName,
};

function named(column: NameColumn, without: string): (row: PageRow) => Name {
  return (row) => ({ text: textOr(row, column, without) });
}

function namedPair(source: NameColumn, destination: NameColumn, without: string) {
  return (row: PageRow): Name => ({
    text: `${textOr(row, source, without)} → ${textOr(row, destination, without)}`,
  });
}

function textOr({ names }: PageRow, column: NameColumn, without: string): string {
  const text = names?.[column] ?? '';
  return text === '' ? without : text;
}

function flowTypeName(row: PageRow): Name {
  const text = textOr(row, 'FlowType', 'Unknown');
  return { text, title: FLOW_TYPES[text as FlowType] };
}

function besidePair(source: string, destination: string): string {
  return source === '' && destination === '' ? '' : `${source || '?'} → ${destination || '?'}`;
}

function nicName({ macAddress, labels }: PageRow): Name {
  const mac = formatMac(macAddress) || 'No MAC address';
  const nic = labels?.nic ?? '';
  return nic === '' ? { text: mac } : { text: nic, beside: mac, title: `${mac}: ${nic}` };
}

function countryName(row: PageRow): Name {
  const { text, title = '' } = countryCell(row);
  if (text === '') return { text: 'No country' };
  return title === text ? { text } : { text: title, beside: text };
}

function ruleName({ rule, aclId, denied }: PageRow): Name {
  const { name, meaning } = classifyRule(rule, aclId);
  const { kind, display } = classifyAcl(aclId);
  const acl = kind === 'platform' ? display : resourceName(aclId);
  const { word } = VERDICTS[verdictOf(denied)];
  return {
    text: `${denied ? '⊘ ' : ''}${name || 'No rule named'}`,
    beside: [word, acl].filter((part) => part !== '').join(' · '),
    title: `${rule}\n${aclId}\n${word}. ${meaning}`,
  };
}

function encryptionName({ encryption }: PageRow): Name {
  if (encryption === '')
    return { text: 'No code', title: 'NSG flow logs have no encryption code.' };
  const word = encryptionWord(encryption);
  const title = encryptionFacts(encryption)?.meaning ?? 'This code is not documented.';
  return { text: word, beside: word === encryption ? '' : encryption, title };
}
