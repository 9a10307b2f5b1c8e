import { visible } from '../../src/core/filter/language.ts';
import { classifyAcl } from '../../src/core/format/acl.ts';
import { encryptionFacts, encryptionWord } from '../../src/core/format/encryption.ts';
import { formatMac } from '../../src/core/format/mac.ts';
import { protocolName } from '../../src/core/format/protocol.ts';
import { resourceName } from '../../src/core/format/resource-id.ts';
import { classifyRule } from '../../src/core/format/rule.ts';
import { VERDICTS, verdictOf } from '../../src/core/format/verdict.ts';
import type { Dimension } from '../../src/protocol/charts.ts';
import type { PageRow } from '../../src/protocol/session.ts';
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
  source: ({ srcIp }) => ({ text: srcIp }),
  destination: ({ destIp }) => ({ text: destIp }),
  pair: ({ srcIp, destIp }) => ({ text: `${srcIp} → ${destIp}` }),
  port: (row) => ({ text: portLabel(row), beside: portService(row) }),
  rule: ruleName,
  encryption: encryptionName,
  protocol: ({ protocol }) => ({
    text: protocolName(protocol),
    beside: String(protocol),
    title: `IANA protocol number ${protocol}`,
  }),
  nic: ({ macAddress }) => ({ text: formatMac(macAddress) || 'No MAC address' }),
};

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
