import { quoted } from '../filter/inert-text.ts';
import { formatCount, formatCounted } from '../format/numbers.ts';
import { network, parsePrefix, type Prefix } from './prefix.ts';
import { moreTelling, type ServiceTag } from './service-tag.ts';

/** What a file of service tags says. */
export interface ServiceTags {
  /** `Public`, `AzureGovernment`, …: the cloud that the file is of. `''` where it does not say. */
  readonly cloud: string;
  /** The number of the file's edition; `''` where it does not say. */
  readonly changeNumber: string;
  /** No two equal ones. */
  readonly prefixes: readonly Prefix[];
  /** For each prefix its tag: the most telling of those that have it. */
  readonly tags: readonly ServiceTag[];
  /** What could not be read and where, in words. Without tags: why there are none. */
  readonly problems: readonly string[];
}

/** Ten times what Microsoft's file has; more is no such file. */
const LONGEST_TEXT = 64_000_000;
const MOST_PREFIXES = 1_000_000;
const MOST_PROBLEMS = 20;

const EXPECTED =
  'Microsoft’s “Azure IP Ranges and Service Tags” (ServiceTags_Public_….json) is expected: an object with a list “values” of tags, each with “properties.addressPrefixes”.';

/**
 * Reads a file of service tags, as Microsoft publishes it weekly or `az network list-service-tags`
 * prints it. Never throws. Read by `JSON.parse`, which does not recurse: the file is large, made by
 * a machine, and nobody mends it at a place.
 */
export function readServiceTags(text: string): ServiceTags {
  if (text.length > LONGEST_TEXT) return noTags(tooLong());
  let root: unknown;
  try {
    root = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch {
    return noTags(
      `The file is not whole JSON; it may have been cut off: download it again. ${EXPECTED}`,
    );
  }
  const values = fieldOf(root, 'values');
  if (!Array.isArray(values)) return noTags(EXPECTED);
  const reader = new TagReader();
  values.forEach((value, at) => reader.addTag(value, at));
  if (reader.isEmpty) return noTags(`No tag of this file has an address prefix. ${EXPECTED}`);
  return {
    cloud: textField(root, 'cloud'),
    changeNumber: textField(root, 'changeNumber'),
    ...reader.result(),
  };
}

function tooLong(): string {
  return `The file is longer than ${formatCount(LONGEST_TEXT)} characters, and was not read. ${EXPECTED}`;
}

function noTags(problem: string): ServiceTags {
  return { cloud: '', changeNumber: '', prefixes: [], tags: [], problems: [problem] };
}

class TagReader {
  private readonly rows = new Map<string, number>();
  private readonly prefixes: Prefix[] = [];
  private readonly tags: ServiceTag[] = [];
  private readonly problems: string[] = [];
  private moreProblems = 0;
  private leftOut = 0;

  get isEmpty(): boolean {
    return this.prefixes.length === 0;
  }

  addTag(value: unknown, at: number): void {
    const properties = fieldOf(value, 'properties');
    const texts = fieldOf(properties, 'addressPrefixes');
    const name = textField(value, 'name');
    if (name === '' || !Array.isArray(texts)) {
      this.problem(`values[${at}] is no service tag: it has no name or no list of prefixes.`);
      return;
    }
    const tag: ServiceTag = {
      name,
      service: textField(properties, 'systemService'),
      region: textField(properties, 'region'),
      platform: textField(properties, 'platform'),
      prefixCount: texts.length,
    };
    for (const text of texts) this.addPrefix(text, tag);
  }

  result(): Pick<ServiceTags, 'prefixes' | 'tags' | 'problems'> {
    const { prefixes, tags } = this;
    const problems = [...this.problems];
    if (this.moreProblems > 0) {
      problems.push(`There are ${formatCounted(this.moreProblems, 'more problem')} in this file.`);
    }
    if (this.leftOut > 0) problems.push(tooMany(this.leftOut));
    return { prefixes, tags, problems };
  }

  private addPrefix(text: unknown, tag: ServiceTag): void {
    const read = typeof text === 'string' ? parsePrefix(text) : undefined;
    if (read === undefined) {
      const what = typeof text === 'string' ? quoted(text) : 'a value that is no text';
      this.problem(`Among the prefixes of ${quoted(tag.name)} stands ${what}; it was passed over.`);
      return;
    }
    const prefix = network(read);
    const key = `${prefix.words.join()}/${prefix.bits}`;
    const row = this.rows.get(key);
    if (row !== undefined) this.tags[row] = moreTelling(this.tags[row]!, tag);
    else if (this.prefixes.length === MOST_PREFIXES) this.leftOut++;
    else {
      this.rows.set(key, this.prefixes.length);
      this.prefixes.push(prefix);
      this.tags.push(tag);
    }
  }

  private problem(words: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push(words);
    else this.moreProblems++;
  }
}

function tooMany(leftOut: number): string {
  return `Only the first ${formatCount(MOST_PREFIXES)} prefixes are used; ${formatCount(leftOut)} were left out.`;
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined;
}

function textField(value: unknown, name: string): string {
  const field = fieldOf(value, name);
  return typeof field === 'string' || typeof field === 'number' ? String(field) : '';
}
