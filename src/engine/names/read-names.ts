import { AddressBook } from '../../core/names/address-book.ts';
import { mergeNames, type SourcedNames } from '../../core/names/merge-names.ts';
import type { Names } from '../../core/names/names.ts';
import { readNamesFile } from '../../core/names/names-file.ts';
import { readServiceTags, type ServiceTags } from '../../core/names/service-tags.ts';
import { toFailure } from '../../protocol/failure.ts';
import type {
  NamesFileReport,
  NamesReport,
  NamesSource,
  NamesSources,
  OtherFileReport,
} from '../../protocol/names.ts';
import { GeoFile } from './geo-file.ts';
import { geoLookup } from './geo-lookup.ts';
import { placedProblems } from './placed-problems.ts';
import { readBounded, readText, versionOf } from './read-bounded.ts';

const MEGABYTE = 1_000_000;

/** Above what any such file has: four million characters, Microsoft’s list ten times, a world. */
const LARGEST_NAMES = 16 * MEGABYTE;
const LARGEST_TAGS = 128 * MEGABYTE;
const LARGEST_GEO = 1000 * MEGABYTE;

/** What files say, and what is wrong with them. */
export interface ReadNames {
  readonly names: Names;
  readonly report: NamesReport;
}

interface Kept<T> {
  readonly version: string;
  readonly value: T;
}

/** Reads all that addresses are named by. Large files are read again only once they have changed. */
export class NamesReader {
  private tags: Kept<ServiceTags> | undefined;
  private readonly geo = new Map<string, Kept<GeoFile>>();

  /** Never rejects: what cannot be read is in the report, and the others count. */
  async read({ files, serviceTags, geoip }: NamesSources): Promise<ReadNames> {
    const texts = await Promise.all(files.map((file) => textOf(file)));
    const { sourced, reports } = namesOf(texts);
    const others: OtherFileReport[] = [];
    const tags = serviceTags && (await this.readTags(serviceTags, others));
    const databases: GeoFile[] = [];
    for (const source of geoip) databases.push(...(await this.readGeo(source, others)));
    const book = new AddressBook(sourced, tags);
    return { names: { book, geo: geoLookup(databases) }, report: { files: reports, others } };
  }

  private async readTags(
    source: NamesSource,
    others: OtherFileReport[],
  ): Promise<ServiceTags | undefined> {
    try {
      const version = await versionOf(source);
      if (version === '' || this.tags?.version !== version) {
        this.tags = { version, value: readServiceTags(await readText(source, LARGEST_TAGS)) };
      }
      const { value } = this.tags;
      others.push({ name: source.name, problems: value.problems });
      return value;
    } catch (thrown) {
      others.push({ name: source.name, problems: [words(thrown)] });
      return undefined;
    }
  }

  private async readGeo(source: NamesSource, others: OtherFileReport[]): Promise<GeoFile[]> {
    try {
      const version = await versionOf(source);
      const known = this.geo.get(source.name);
      if (version !== '' && known?.version === version) return [known.value];
      const value = new GeoFile(source.name, await readBounded(source, LARGEST_GEO));
      this.geo.set(source.name, { version, value });
      return [value];
    } catch (thrown) {
      this.geo.delete(source.name);
      others.push({ name: source.name, problems: [words(thrown)] });
      return [];
    }
  }
}

type ReadText = { readonly name: string } & (
  { readonly text: string } | { readonly failure: ReturnType<typeof toFailure> }
);

async function textOf(source: NamesSource): Promise<ReadText> {
  const { name } = source;
  try {
    return { name, text: await readText(source, LARGEST_NAMES) };
  } catch (thrown) {
    return { name, failure: toFailure(thrown) };
  }
}

/** In the order of the files, which is that in which they count. */
function namesOf(texts: readonly ReadText[]) {
  const sourced = texts.flatMap((read): (SourcedNames & { text: string })[] =>
    'text' in read ? [{ source: read.name, names: readNamesFile(read.text), text: read.text }] : [],
  );
  const merged = mergeNames(sourced);
  const reports = texts.map((read): NamesFileReport => {
    const { name } = read;
    if ('failure' in read) return { name, problems: [], failure: read.failure };
    const own = sourced.find(({ source }) => source === name)?.names.problems ?? [];
    const all = [...own, ...(merged.problems.get(name) ?? [])];
    return { name, problems: placedProblems(read.text, all) };
  });
  return { sourced: merged.entries, reports };
}

function words(thrown: unknown): string {
  const { message, remedy } = toFailure(thrown);
  return `${message} ${remedy}`.trim();
}
