import { templateScope, turnsOf } from './arm-scope.ts';
import {
  type ArmScope,
  type ArmValue,
  type ArmWork,
  MOST_STEPS,
  textAt,
  valueAt,
} from './arm-values.ts';
import { items, type JsonNode, members } from './json-tree.ts';
import type { ProblemList } from './name-problem.ts';
import { type Network, type NetworkNames, property } from './network-names.ts';

const NETWORK = 'microsoft.network/virtualnetworks';
const SUBNET = `${NETWORK}/subnets`;
const DEPLOYMENT = 'microsoft.resources/deployments';

/** Reads the virtual networks and subnets of an ARM template, those of modules too. */
export function importTemplate(root: JsonNode, names: NetworkNames, problems: ProblemList): void {
  const work: ArmWork = { steps: MOST_STEPS };
  const template: ArmValue = { node: root, scope: templateScope(root, work) };
  new TemplateReader(names, problems).readResources(template);
  if (work.steps >= 0) return;
  const message = 'The expressions of this template are too many; some were not computed.';
  problems.add('warning', { offset: root.offset, length: 1 }, message);
}

class TemplateReader {
  private readonly names: NetworkNames;
  private readonly problems: ProblemList;

  constructor(names: NetworkNames, problems: ProblemList) {
    this.names = names;
    this.problems = problems;
  }

  /** `parent` is the resource around these, or the template. */
  readResources(parent: ArmValue, parentType = '', network: Network = { name: '', region: '' }) {
    for (const resource of resourcesIn(valueAt(parent, 'resources'))) {
      const own = textAt(resource, 'type')?.toLowerCase() ?? '';
      const type = parentType === '' ? own : `${parentType}/${own}`;
      if (type !== NETWORK && type !== SUBNET && type !== DEPLOYMENT) continue;
      for (const turn of this.turns(resource)) {
        if (type === NETWORK) this.readNetwork(turn);
        else if (type === SUBNET) this.readSubnet(turn, network);
        else this.readDeployment(turn);
      }
    }
  }

  /** The resource itself, or what a loop makes of it. */
  private turns(resource: ArmValue): ArmValue[] {
    const loop = valueAt(resource, 'copy');
    if (loop === undefined) return [resource];
    const turns = turnsOf(resource, loop);
    if (turns === undefined) {
      this.warn(
        loop,
        'How often this resource is made is known when the template is deployed only.',
      );
    }
    return turns ?? [];
  }

  private readNetwork(resource: ArmValue): void {
    const network = { name: this.nameOf(resource), region: textAt(resource, 'location') ?? '' };
    this.names.addNetwork(resource, network);
    this.readResources(resource, NETWORK, network);
  }

  /** Within its network a subnet has its own name; elsewhere, the network's before it. */
  private readSubnet(resource: ArmValue, around: Network): void {
    // What exists already is only referred to.
    if (valueAt(resource, 'existing')?.node.value === true) return;
    const parts = this.nameOf(resource).split('/');
    const name = parts.pop()!;
    const network = parts.length === 0 ? around : { name: parts.join('/'), region: '' };
    this.names.addSubnet(resource, name, network);
  }

  /** A template within a template, as Bicep makes one of each module. */
  private readDeployment(resource: ArmValue): void {
    const inner = property(resource, 'template');
    if (inner === undefined) {
      this.warn(resource, 'This deployment’s template stands elsewhere, and was not read.');
      return;
    }
    this.readResources({ node: inner.node, scope: innerScope(resource, inner.node) });
  }

  private nameOf(resource: ArmValue): string {
    const name = textAt(resource, 'name');
    if (name !== undefined) return name;
    this.warn(resource, 'The name of this resource is known when the template is deployed only.');
    return '';
  }

  private warn({ node }: ArmValue, message: string): void {
    this.problems.add('warning', { offset: node.offset, length: 1 }, message);
  }
}

/** Unless it says “inner”, a template within a template uses the names of the outer one. */
function innerScope(resource: ArmValue, template: JsonNode): ArmScope | undefined {
  const options = property(resource, 'expressionEvaluationOptions');
  const { scope } = resource;
  if (scope === undefined || textAt(options, 'scope')?.toLowerCase() !== 'inner') return scope;
  return templateScope(template, scope.work, property(resource, 'parameters'));
}

/** Resources stand in a list or, with symbolic names, in an object. */
function resourcesIn(value: ArmValue | undefined): ArmValue[] {
  const named = members(value?.node).flatMap(({ value: node }) => node ?? []);
  return [...items(value?.node), ...named].map((node) => ({ node, scope: value?.scope }));
}
