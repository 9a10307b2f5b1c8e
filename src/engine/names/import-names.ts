import { addNames } from '../../core/names/add-names.ts';
import { importNames } from '../../core/names/import-names.ts';
import { namesFileText } from '../../core/names/write-names.ts';
import type { ImportedNamesFile, NamesSource } from '../../protocol/names.ts';
import { readText } from './read-bounded.ts';

/** Templates of whole landing zones have a few MB. */
const LARGEST = 16_000_000;

/** More than anyone reads. */
const MOST_PROBLEMS = 5;

/** Makes names of a file of another kind, for a file of their own and for `into`. */
export async function importedNames(source: NamesSource, into = ''): Promise<ImportedNamesFile> {
  const { entries, problems } = importNames(await readText(source, LARGEST));
  const added = into === '' ? undefined : addNames(into, entries);
  return {
    text: namesFileText(entries, [`Imported from ${source.name}.`]),
    entries: entries.length,
    added: added === undefined ? null : { insertions: added.insertions, count: added.added },
    problems: problems.slice(0, MOST_PROBLEMS).map(({ message }) => message),
  };
}
