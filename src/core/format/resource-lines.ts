import { parseResourceId, type ResourceId, resourceTypeWord } from './resource-id.ts';
import type { FlowRow } from '../table/flow-row.ts';
import type { Line } from './line.ts';

/** A resource that a tuple names, cut into its parts. */
export interface ResourceLines {
  /** What it is to the tuple: `Target`, `ACL and target`. */
  readonly heading: string;
  /** The id as it is logged. */
  readonly id: string;
  readonly lines: readonly Line[];
}

/** What of a row names resources. */
type NamedResources = Pick<FlowRow, 'aclId' | 'targetResourceId' | 'flowLogResourceId'>;

/** The resources that a row names, each once: in NSG logs the NSG is the target too. */
export function resourcesOf(row: NamedResources): ResourceLines[] {
  const roles = new Map<string, { readonly id: string; readonly headings: string[] }>();
  const named = [
    ['ACL', row.aclId],
    ['Target', row.targetResourceId],
    ['Flow log', row.flowLogResourceId],
  ] as const;
  for (const [heading, id] of named) {
    if (parseResourceId(id) === undefined) continue;
    const known = roles.get(id.toLowerCase());
    if (known === undefined) roles.set(id.toLowerCase(), { id, headings: [heading] });
    else known.headings.push(heading.toLowerCase());
  }
  return Array.from(roles.values(), ({ id, headings }) => ({
    heading: headings.join(' and '),
    id,
    lines: resourceIdLines(parseResourceId(id)!),
  }));
}

/** A resource id cut into its parts. */
export function resourceIdLines(id: ResourceId): Line[] {
  const { subscription, resourceGroup, provider, type, name, parents } = id;
  const parts: [string, string][] = [
    ['Subscription', subscription],
    ['Group', resourceGroup],
    ...parents.map((parent): [string, string] => [lastWord(parent.type), parent.name]),
    ['Name', name],
  ];
  const word = resourceTypeWord(id);
  const whole = `${provider}/${type}`;
  const typeLine = { label: 'Type', text: word, copy: whole };
  const lines = parts
    .filter(([, text]) => text !== '')
    .map(([label, text]): Line => ({ label, text, copy: text, isMono: true }));
  return lines.toSpliced(-1, 0, word === type ? typeLine : { ...typeLine, code: whole });
}

/** `networkWatchers` as `networkWatchers`, and no more of a nested type than its own word. */
function lastWord(type: string): string {
  return type.slice(type.lastIndexOf('/') + 1);
}
