import { aclKind } from './acl.ts';
import { encryptionFacts } from './encryption.ts';
import { resourceName } from './resource-id.ts';
import { classifyRule, type RuleKind } from './rule.ts';

/** Why a tuple was denied, in sentences for a person. */
export interface Denial {
  /** `Denied by Virtual Network Manager rule`; a whole sentence where no name follows. */
  readonly by: string;
  /** The rule's own name, text of the log; empty where it says nothing. */
  readonly name: string;
  /** What it belongs to, behind the name: ` of network security group`; may be empty. */
  readonly of: string;
  /** The name of that, text of the log; may be empty. */
  readonly owner: string;
  readonly meaning: string;
}

/** What a denied tuple says of its denial, as it is logged. */
export interface DeniedBy {
  readonly rule: string;
  readonly aclId: string;
  readonly encryption: string;
}

const BY: Readonly<Record<RuleKind, string>> = {
  default: 'Denied by default rule',
  user: 'Denied by rule',
  'just-in-time': 'Denied by just-in-time access rule',
  'network-manager': 'Denied by Virtual Network Manager rule',
  'bare-default': 'Denied by a default rule of a network security group.',
  'bare-user': 'Denied by a rule of a network security group.',
  platform: 'Denied by the platform.',
  unspecified: 'Denied because of encryption.',
  none: 'Denied. The log does not say by which rule.',
  other: 'Denied by rule',
};

const MEANINGS: Readonly<Partial<Record<RuleKind, string>>> = {
  user: 'Someone wrote this rule. Rules are read by priority, and the first that matches decides.',
  'just-in-time':
    'Defender for Cloud keeps this rule: access has to be asked for, and is opened for a time.',
  'network-manager': 'Security admin rules are evaluated before any network security group.',
  platform: 'No rule of yours denied it.',
  unspecified: 'No rule matched and no access control list was consulted.',
  none: '',
};

/** The rules that belong to a network security group by name. */
const OF_A_GROUP: readonly RuleKind[] = ['default', 'user', 'just-in-time'];

/** Says by what a tuple was denied and what that means. The names in it are text of the log. */
export function explainDenial({ rule, aclId, encryption }: DeniedBy): Denial {
  const { kind, name, meaning } = classifyRule(rule, aclId);
  const isNamed = !BY[kind].endsWith('.');
  const isOwned = isNamed && aclKind(aclId) === 'nsg' && OF_A_GROUP.includes(kind);
  const says = MEANINGS[kind] ?? meaning;
  return {
    by: BY[kind],
    name: isNamed ? name : '',
    of: isOwned ? ' of network security group' : '',
    owner: isOwned ? resourceName(aclId) : '',
    meaning: kind === 'unspecified' ? `${says} ${dropReason(encryption)}`.trim() : says,
  };
}

function dropReason(encryption: string): string {
  const facts = encryptionFacts(encryption);
  return facts === undefined ? '' : `${facts.code}: ${facts.meaning} ${facts.advice}`;
}
