/** The six default rules of every network security group, by their names in lower case. */
const DEFAULT_RULES = new Map([
  [
    'allowvnetinbound',
    'Allows inbound traffic within the virtual network and what is connected to it (peered, on-premises).',
  ],
  ['allowazureloadbalancerinbound', 'Allows inbound probes of the Azure load balancer.'],
  ['denyallinbound', 'Denies all inbound traffic that no other rule allowed.'],
  [
    'allowvnetoutbound',
    'Allows outbound traffic within the virtual network and what is connected to it (peered, on-premises).',
  ],
  ['allowinternetoutbound', 'Allows outbound traffic to the internet.'],
  ['denyalloutbound', 'Denies all outbound traffic that no other rule allowed.'],
]);

const LONGEST_NAME = 32;

/** What a default rule does, by its name without prefix in any case; `undefined` for other names. */
export function defaultRuleMeaning(name: string): string | undefined {
  return name.length > LONGEST_NAME ? undefined : DEFAULT_RULES.get(name.toLowerCase());
}
