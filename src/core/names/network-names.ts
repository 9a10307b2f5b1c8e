import { quoted } from '../filter/inert-text.ts';
import { formatCount } from '../format/numbers.ts';
import { turnsOf } from './arm-scope.ts';
import {
  type ArmValue,
  itemsOf,
  plainText,
  rawAt,
  resolve,
  textAt,
  valueAt,
} from './arm-values.ts';
import { readCidr } from './cidr-words.ts';
import { items } from './json-tree.ts';
import { LONGEST_NAME, MOST_ENTRIES, type NameEntry, type TextRange } from './name-entry.ts';
import type { ProblemList } from './name-problem.ts';
import { formatPrefix } from './prefix.ts';

/** What all prefixes of a virtual network have in common; `''` where it is not known. */
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
  addNetwork(resource: ArmValue, network: Network): void {
    for (const subnet of [...this.listed(resource, 'subnets'), ...this.looped(resource)]) {
      this.addSubnet(subnet, textAt(subnet, 'name') ?? '', network);
    }
    const space = this.known(resource, 'addressSpace');
    const { name, region } = network;
    for (const prefix of space === undefined ? [] : this.listed(space, 'addressPrefixes')) {
      this.add(prefix, { name, kind: 'subnet', group: name, region });
    }
  }

  /** A subnet, wherever it stands. */
  addSubnet(subnet: ArmValue, subnetName: string, { name, region }: Network): void {
    const one = property(subnet, 'addressPrefix');
    const several = this.listed(subnet, 'addressPrefixes');
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

  private listed(owner: ArmValue, key: string): ArmValue[] {
    const list = this.known(owner, key);
    const found = itemsOf(list);
    const missing = items(list?.node).length - found.length;
    if (missing > 0 && list !== undefined) {
      const message = `${formatCount(missing)} of “${key}” could not be read without deploying the template.`;
      this.problems.add('warning', startOf(list), message);
    }
    return found;
  }

  /** A property that is there, but cannot be computed, is told. */
  private known(owner: ArmValue, key: string): ArmValue | undefined {
    const raw = rawProperty(owner, key);
    const value = raw && resolve(raw);
    if (raw !== undefined && value === undefined) this.unknown(raw, key);
    return value;
  }

  /** The subnets that a loop of a template makes. */
  private looped(network: ArmValue): ArmValue[] {
    return itemsOf(valueAt(valueAt(network, 'properties'), 'copy')).flatMap((loop) => {
      const input = rawAt(loop, 'input');
      if (input === undefined || textAt(loop, 'name')?.toLowerCase() !== 'subnets') return [];
      const turns = turnsOf(input, loop);
      if (turns === undefined) this.unknown(loop, 'subnets');
      return (turns ?? []).flatMap((turn) => resolve(turn) ?? []);
    });
  }

  private unknown(value: ArmValue, key: string): void {
    const message = `What stands in “${key}” is known when the template is deployed only.`;
    this.problems.add('warning', startOf(value), message);
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
      const name = fitting(said.name);
      this.byPrefix.set(cidr, {
        prefix: reading.prefix,
        // A network without a name is still told by its prefix.
        name: name === '' ? cidr : name,
        kind: said.kind,
        group: fitting(said.group),
        region: fitting(said.region),
      });
    } else this.full();
  }

  private repeated(
    cidr: string,
    first: NameEntry,
    said: Omit<NameEntry, 'prefix'>,
    { node }: ArmValue,
  ): void {
    if (first.group === fitting(said.group)) return;
    const message = `${cidr} is of ${quoted(first.name)} already; that of ${quoted(said.name)} was left out.`;
    this.problems.add('warning', node, message);
  }

  /** Said once, and of no place: which prefix was the first too many says nothing. */
  private full(): void {
    const message = `More than ${formatCount(MOST_ENTRIES)} prefixes are not imported at once; divide the file.`;
    this.problems.add('warning', { offset: 0, length: 0 }, message);
  }
}

/** A property, computed: in `properties` as Resource Manager has it, or as the CLI prints it. */
export function property(resource: ArmValue, key: string): ArmValue | undefined {
  const raw = rawProperty(resource, key);
  return raw && resolve(raw);
}

/** The CLI prints `null` where there is nothing. */
function rawProperty(resource: ArmValue, key: string): ArmValue | undefined {
  const properties = valueAt(resource, 'properties');
  const found = (properties && rawAt(properties, key)) ?? rawAt(resource, key);
  return found?.node.type === 'null' ? undefined : found;
}

/** A text as a names file takes it. */
function fitting(text: string): string {
  return text.trim().slice(0, LONGEST_NAME);
}

function startOf({ node }: ArmValue): TextRange {
  return { offset: node.offset, length: 1 };
}
