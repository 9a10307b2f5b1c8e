import { quoted } from '../filter/inert-text.ts';
import type { PlacedEntry } from './name-entry.ts';
import type { NamesFile } from './names-file.ts';
import { type NameProblem, ProblemList } from './name-problem.ts';
import { formatPrefix } from './prefix.ts';

/** A names file with what it is called; the name is shown in problems of other files. */
export interface SourcedNames {
  readonly source: string;
  readonly names: NamesFile;
}

/** An entry with the file that it comes from. */
export interface SourcedEntry extends PlacedEntry {
  readonly source: string;
}

/** The entries of all files, and by file what is wrong because of another. */
export interface MergedNames {
  readonly entries: readonly SourcedEntry[];
  /** Of each file that has any, by its source. */
  readonly problems: ReadonlyMap<string, readonly NameProblem[]>;
}

/**
 * Puts names files together. Of entries with one prefix the first counts, so the order of the
 * files matters: sort them, that the same files always give the same names.
 */
export function mergeNames(files: readonly SourcedNames[]): MergedNames {
  const byPrefix = new Map<string, SourcedEntry>();
  const problems = new Map<string, readonly NameProblem[]>();
  for (const { source, names } of files) {
    const list = new ProblemList();
    for (const entry of names.entries) {
      const key = formatPrefix(entry.prefix);
      const first = byPrefix.get(key);
      if (first === undefined) byPrefix.set(key, { ...entry, source });
      else list.add('error', entry, overruled(key, first));
    }
    if (list.all().length > 0) problems.set(source, list.all());
  }
  return { entries: [...byPrefix.values()], problems };
}

function overruled(cidr: string, first: SourcedEntry): string {
  const name = quoted(first.name);
  return `“${cidr}” has the name ${name} already, in ${quoted(first.source, 200)}; this entry is not used.`;
}
