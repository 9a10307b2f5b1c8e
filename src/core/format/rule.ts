import { aclKind } from './acl.ts';
import { defaultRuleMeaning } from './default-rules.ts';
import { nameBeforeGuid } from './guid.ts';

/** Where a rule comes from. */
export type RuleKind =
  | 'default'
  | 'user'
  | 'just-in-time'
  | 'network-manager'
  | 'bare-default'
  | 'bare-user'
  | 'platform'
  | 'unspecified'
  | 'none'
  | 'other';

/** What a rule's name says. */
export interface RuleFacts {
  readonly kind: RuleKind;
  /** The rule's own name, without prefix and GUID: what its owner would search for. */
  readonly name: string;
  /** Where it comes from, in two or three words to stand beside the name; may be empty. */
  readonly origin: string;
  readonly meaning: string;
}

const ORIGINS: Readonly<Record<RuleKind, string>> = {
  default: 'NSG default',
  user: 'NSG',
  'just-in-time': 'just-in-time access',
  'network-manager': 'security admin',
  'bare-default': 'NSG default',
  'bare-user': 'NSG',
  platform: 'platform',
  unspecified: 'encryption',
  none: '',
  other: '',
};

const MEANINGS: Readonly<Record<RuleKind, string>> = {
  default: 'A default rule that every network security group has.',
  user: 'A rule that someone wrote into a network security group.',
  'just-in-time':
    'A rule that Defender for Cloud keeps in the network security group for just-in-time access to a machine.',
  'network-manager':
    'A security admin rule of Virtual Network Manager. Security admin rules are evaluated before any network security group.',
  'bare-default': 'A default rule of a network security group; the log does not say which.',
  'bare-user':
    'A rule that someone wrote into a network security group; the log does not say which.',
  platform:
    'No rule of yours: the platform handled this traffic (load balancer probes, return traffic).',
  unspecified: 'No rule matched: the flow was denied because of encryption.',
  none: 'The log names no rule.',
  other: 'A rule whose name does not say where it comes from.',
};

/** Names that say all by themselves. */
const WHOLE_NAMES = new Map<string, RuleKind>([
  ['', 'none'],
  ['platformrule', 'platform'],
  ['unspecified', 'unspecified'],
  ['defaultrule', 'bare-default'],
  ['userrule', 'bare-user'],
]);

const LONGEST_WHOLE_NAME = 16;

/** Defender for Cloud was called Security Center when it began to write such rules. */
const JUST_IN_TIME = /^(?:MicrosoftDefenderForCloud|SecurityCenter)-JITRule/i;

/**
 * Says what a rule as logged is. The ACL decides where the name cannot: Virtual Network Manager
 * rules bear the name that their author gave them, with or without a GUID behind it.
 */
export function classifyRule(rule: string, aclId: string): RuleFacts {
  const { kind, name } = kindAndName(rule, aclId);
  const known = kind === 'default' ? defaultRuleMeaning(name) : undefined;
  const meaning = known === undefined ? MEANINGS[kind] : `${MEANINGS[kind]} ${known}`;
  return { kind, name, origin: ORIGINS[kind], meaning };
}

interface KindAndName {
  readonly kind: RuleKind;
  readonly name: string;
}

function kindAndName(rule: string, aclId: string): KindAndName {
  const acl = aclKind(aclId);
  if (rule !== '' && acl === 'network-manager') {
    return { kind: 'network-manager', name: nameBeforeGuid(rule) ?? rule };
  }
  const whole = wholeName(rule) ?? prefixed(rule);
  if (whole !== undefined) return whole;
  // A user may end a rule's name in a GUID, but in an NSG the prefix would stand before it.
  const managed = acl === 'nsg' ? undefined : nameBeforeGuid(rule);
  return managed === undefined
    ? { kind: 'other', name: rule }
    : { kind: 'network-manager', name: managed };
}

function wholeName(rule: string): KindAndName | undefined {
  if (rule.length > LONGEST_WHOLE_NAME) return undefined;
  const kind = WHOLE_NAMES.get(rule.toLowerCase());
  return kind === undefined ? undefined : { kind, name: rule };
}

function prefixed(rule: string): KindAndName | undefined {
  const prefix = /^(?:Default|User)Rule_/i.exec(rule)?.[0];
  if (prefix === undefined) return undefined;
  const name = rule.slice(prefix.length);
  if (/^d/i.test(prefix)) return { kind: 'default', name };
  return { kind: JUST_IN_TIME.test(name) ? 'just-in-time' : 'user', name };
}
