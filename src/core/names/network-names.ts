import { quoted } from '../filter/inert-text.ts';
import { formatCount } from '../format/numbers.ts';
import { type ArmValue, itemsOf, plainText, textAt, valueAt } from './arm-values.ts';
import { readCidr } from './cidr-words.ts';
import { items } from './json-tree.ts';
import { MOST_ENTRIES, type NameEntry, type TextRange } from './name-entry.ts';
import type { ProblemList } from './name-problem.ts';
import { formatPrefix } from './prefix.ts';

/** What a template or a list of networks gave. */
export interface Network {
  readonly name: string;
  readonly region: string;
}

/** Subnets that Azure knows by their names. */
const KIND_OF_SUBNET = new Map<string, NameEntry['kind']>([
  ['gatewaysubnet', 'gateway'],
  ['azurefirewallsubnet', 'firewall'],
  ['azurefirewallmanagementsubnet', 'firewall'],
]);

/** Gathers the prefixes of virtual networks and their subnets. */
export class NetworkNames {
  private readonly byPrefix = new Map<string, NameEntry>();
  private readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  entries(): NameEntry[] {
    return [...this.byPrefix.values()];
  }

  /** A virtual network: its subnets, then its address space for what lies in none of them. */
  addNetwork(network: ArmValue, { name, region }: Network): void {
    for (const subnet of itemsOf(property(network, 'subnets'))) {
      this.addSubnet(subnet, textAt(subnet, 'name') ?? '', { name, region });
    }
    this.warnOfCopies(network);
    const space = valueAt(property(network, 'addressSpace'), 'addressPrefixes');
    for (const prefix of this.listed(space)) {
      this.add(prefix, { name, kind: 'subnet', group: name, region });
    }
  }

  /** A subnet, wherever it stands. */
  addSubnet(subnet: ArmValue, subnetName: string, { name, region }: Network): void {
    const one = property(subnet, 'addressPrefix');
    const several = this.listed(property(subnet, 'addressPrefixes'));
    const prefixes = several.length > 0 || one === undefined ? several : [one];
    if (prefixes.length === 0) {
      const what = subnetName === '' ? 'This subnet' : `The subnet ${quoted(subnetName)}`;
      const message = `${what} has no prefix that could be read without deploying it.`;
      this.problems.add('warning', startOf(subnet), message);
    }
    const kind = KIND_OF_SUBNET.get(subnetName.toLowerCase()) ?? 'subnet';
    const whole = [name, subnetName].filter((part) => part !== '').join('/');
    for (const prefix of prefixes) this.add(prefix, { name: whole, kind, group: name, region });
  }

  private listed(list: ArmValue | undefined): ArmValue[] {
    const found = itemsOf(list);
    const missing = items(list?.node).length - found.length;
    if (missing > 0 && list !== undefined) {
      const message = `${formatCount(missing)} of these prefixes could not be read without deploying the template.`;
      this.problems.add('warning', startOf(list), message);
    }
    return found;
  }

  /** A loop of a template gives its subnets when it is deployed only. */
  private warnOfCopies(network: ArmValue): void {
    const copy = property(network, 'copy');
    if (copy === undefined) return;
    const message = 'What is made by “copy” is known when the template is deployed only.';
    this.problems.add('warning', startOf(copy), message);
  }

  private add(prefix: ArmValue, said: Omit<NameEntry, 'prefix'>): void {
    const reading = readCidr(plainText(prefix) ?? '');
    if (!reading.ok) {
      this.problems.add('warning', prefix.node, reading.message);
      return;
    }
    const cidr = formatPrefix(reading.prefix);
    const first = this.byPrefix.get(cidr);
    if (first !== undefined) this.repeated(cidr, first, said, prefix);
    else if (this.byPrefix.size < MOST_ENTRIES) {
      // A network without a name is still told by its prefix.
      const name = said.name === '' ? cidr : said.name;
      this.byPrefix.set(cidr, { ...said, prefix: reading.prefix, name });
    } else this.full(prefix);
  }

  private repeated(
    cidr: string,
    first: NameEntry,
    said: Omit<NameEntry, 'prefix'>,
    { node }: ArmValue,
  ): void {
    if (first.group === said.group) return;
    const message = `${cidr} is of ${quoted(first.name)} already; that of ${quoted(said.name)} was left out.`;
    this.problems.add('warning', node, message);
  }

  private full({ node }: ArmValue): void {
    const message = `More than ${formatCount(MOST_ENTRIES)} prefixes are not imported at once.`;
    this.problems.add('warning', node, message);
  }
}

/** A property, in `properties` as Resource Manager has it or beside the name as the CLI prints it. */
export function property(resource: ArmValue, key: string): ArmValue | undefined {
  return valueAt(valueAt(resource, 'properties'), key) ?? valueAt(resource, key);
}

function startOf({ node }: ArmValue): TextRange {
  return { offset: node.offset, length: 1 };
}
