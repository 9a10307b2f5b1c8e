import { parseResourceId } from '../format/resource-id.ts';
import { type ArmValue, textAt } from './arm-values.ts';
import { importTemplate } from './import-template.ts';
import { items, type JsonNode, member, readTree } from './json-tree.ts';
import type { NameEntry } from './name-entry.ts';
import { type NameProblem, ProblemList } from './name-problem.ts';
import { NetworkNames, property } from './network-names.ts';

/** Entries made of a file of another kind. */
export interface ImportedNames {
  /** No two of one prefix. */
  readonly entries: readonly NameEntry[];
  /** By places in the file that was read. */
  readonly problems: readonly NameProblem[];
}

const NOTHING =
  'There is no virtual network here. An ARM template, what “bicep build” writes, or the output of “az network vnet list” is expected.';

/**
 * Makes entries of virtual networks and their subnets from an ARM template (which `bicep build`
 * writes too) or from what `az network vnet list`, `vnet show` and `vnet subnet list` print. A
 * subnet is named `network/subnet`, its group is the network. Never throws.
 */
export function importNames(text: string): ImportedNames {
  const problems = new ProblemList();
  const names = new NetworkNames(problems);
  const root = readTree(text.replace(/^\ufeff/, ' '), problems)?.root;
  if (root !== undefined) readRoot(root, names, problems);
  const entries = names.entries();
  if (entries.length === 0 && problems.all().length === 0) {
    problems.add('error', { offset: 0, length: 0 }, NOTHING);
  }
  return { entries, problems: problems.all() };
}

function readRoot(root: JsonNode, names: NetworkNames, problems: ProblemList): void {
  if (member(root, 'resources') !== undefined) importTemplate(root, names, problems);
  else for (const resource of listed(root)) readResource(resource, names);
}

/** A list as the CLI prints it or the management API answers it, or one resource. */
function listed(root: JsonNode): ArmValue[] {
  const list = root.type === 'array' ? root : member(root, 'value');
  return (list === undefined ? [root] : items(list)).map((node) => ({ node, scope: undefined }));
}

function readResource(resource: ArmValue, names: NetworkNames): void {
  const name = textAt(resource, 'name') ?? '';
  const region = textAt(resource, 'location') ?? '';
  if (isNetwork(resource)) names.addNetwork(resource, { name, region });
  else if (hasPrefix(resource))
    names.addSubnet(resource, name, { name: networkOf(resource), region });
}

function isNetwork(resource: ArmValue): boolean {
  return ['addressSpace', 'subnets'].some((key) => property(resource, key) !== undefined);
}

function hasPrefix(resource: ArmValue): boolean {
  return ['addressPrefix', 'addressPrefixes'].some((key) => property(resource, key) !== undefined);
}

/** A subnet printed alone tells its network by its id only. */
function networkOf(subnet: ArmValue): string {
  return parseResourceId(textAt(subnet, 'id') ?? '')?.parents.at(-1)?.name ?? '';
}
