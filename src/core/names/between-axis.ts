import type { AxisTerm } from '../format/between-terms.ts';
import { readCidr } from './cidr-words.ts';
import type { NameEntry } from './name-entry.ts';
import type { AddressSet } from './named-addresses.ts';
import { formatPrefix } from './prefix.ts';
import { PrefixTable } from './prefix-table.ts';

/** More would be no matrix that anybody reads, and ends and cells are numbered in a byte. */
export const MOST_TERMS = 14;

/** What was read, or the first part that is neither a group, a name nor a CIDR. */
export type AxisReading =
  | { readonly ok: true; readonly terms: readonly AxisTerm[] }
  | { readonly ok: false; readonly part: string };

/** Reads groups, names and CIDRs with commas between them; capitals do not count. */
export function readAxis(text: string, entries: readonly NameEntry[]): AxisReading {
  const terms: AxisTerm[] = [];
  for (const part of text.split(',').map((each) => each.trim())) {
    if (part === '') continue;
    const term = readTerm(part, entries);
    if (term === undefined || terms.length === MOST_TERMS) return { ok: false, part };
    terms.push(term);
  }
  return { ok: true, terms };
}

function readTerm(part: string, entries: readonly NameEntry[]): AxisTerm | undefined {
  const lower = part.toLowerCase();
  for (const kind of ['group', 'name'] as const) {
    const found = entries.find((entry) => entry[kind].toLowerCase() === lower);
    if (found !== undefined) return { kind, text: found[kind] };
  }
  const cidr = readCidr(part);
  return cidr.ok ? { kind: 'cidr', text: formatPrefix(cidr.prefix) } : undefined;
}

/** The addresses of a term. */
export function axisSet({ kind, text }: AxisTerm): AddressSet {
  if (kind === 'cidr') {
    const cidr = readCidr(text);
    return { prefixes: new PrefixTable(cidr.ok ? [cidr.prefix] : []) };
  }
  const lower = text.toLowerCase();
  return { has: (entry) => entry?.[kind].toLowerCase() === lower };
}
