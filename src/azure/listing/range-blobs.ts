import { hourFolders, parseBlobName } from '../../core/format/blob-name.ts';
import { formatCounted } from '../../core/format/numbers.ts';
import { FailureError } from '../../protocol/failure.ts';
import { inParallel } from '../../protocol/in-parallel.ts';
import type { NicBlob } from './hour-blobs.ts';
import type { ListedBlob, Pager } from './pager.ts';

/** Which blobs of a flow log are sought. */
export interface RangeQuery {
  /** What names of the log's blobs begin with, `/` at its end. */
  readonly log: string;
  /** Whole hours, ms since 1970: from the first one's beginning to the last one's end; all without. */
  readonly hours?: { readonly from: number; readonly to: number };
  /** Only these NICs, by 12 upper-case hex digits; all without. */
  readonly nics?: readonly string[];
  /** More blobs than this are a failure. */
  readonly most: number;
}

/** A blob of a range. */
export interface RangeBlob extends NicBlob {
  /** Start of its hour, ms since 1970. */
  readonly hour: number;
}

/** The blobs of a range. */
export interface RangeBlobs {
  /** By hour, and by NIC in it. */
  readonly blobs: readonly RangeBlob[];
  /** All NICs that have blobs in these hours, chosen or not. */
  readonly nics: readonly string[];
}

const PAGE = 5000;
const AT_ONCE = 6;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** So many hours of a day are asked for one by one; with more, a day's listing needs fewer requests. */
export const FEW_HOURS = 3;

/** A year and a day: each of them is a request at least. */
const MOST_DAYS = 367;

/**
 * The blobs of a flow log in some hours. One request for each hour of a day of which up to
 * `FEW_HOURS` are asked for, else one for each day, and one more for every 5,000 blobs. An archive
 * whose folders are in capitals costs the same again, and one more. Rejects with a `FailureError`.
 */
export async function rangeBlobs(
  pager: Pager,
  query: RangeQuery,
  signal: AbortSignal,
): Promise<RangeBlobs> {
  const prefixes = prefixesOf(query);
  const listing = new RangeListing(pager, query, signal);
  await listing.run(prefixes);
  if (listing.isEmpty && (await hasCapitals(pager, query, signal))) {
    await listing.run(
      prefixes.map((prefix) => query.log + prefix.slice(query.log.length).toUpperCase()),
    );
  }
  return listing.found();
}

class RangeListing {
  private readonly pager: Pager;
  private readonly query: RangeQuery;
  private readonly signal: AbortSignal;
  private readonly blobs: RangeBlob[] = [];
  private readonly nics = new Set<string>();
  private readonly wanted: ReadonlySet<string> | undefined;

  constructor(pager: Pager, query: RangeQuery, signal: AbortSignal) {
    this.pager = pager;
    this.query = query;
    this.signal = signal;
    this.wanted = query.nics && new Set(query.nics);
  }

  get isEmpty(): boolean {
    return this.nics.size === 0;
  }

  async run(prefixes: readonly string[]): Promise<void> {
    await inParallel(prefixes, AT_ONCE, (prefix) => this.list(prefix));
  }

  found(): RangeBlobs {
    const order = (one: RangeBlob, other: RangeBlob) =>
      one.hour - other.hour || (one.macAddress < other.macAddress ? -1 : 1);
    return { blobs: this.blobs.sort(order), nics: [...this.nics].sort() };
  }

  private async list(prefix: string): Promise<void> {
    let marker: string | undefined;
    do {
      const from = marker === undefined ? {} : { marker };
      const page = await this.pager({ prefix, most: PAGE, ...from }, this.signal);
      for (const blob of page.blobs) this.take(blob);
      marker = page.marker;
    } while (marker !== undefined);
  }

  /** Folders of hierarchical namespaces and strays are no blob of a flow log by their names. */
  private take(blob: ListedBlob): void {
    const name = parseBlobName(blob.name);
    const { hours, most } = this.query;
    if (name === undefined || (hours !== undefined && !isIn(name.hour, hours))) return;
    const { hour, macAddress } = name;
    this.nics.add(macAddress);
    if (this.wanted?.has(macAddress) === false) return;
    if (this.blobs.length === most) throw tooMany(most);
    this.blobs.push({ ...blob, hour, macAddress });
  }
}

function isIn(hour: number, { from, to }: { readonly from: number; readonly to: number }): boolean {
  return hour >= from && hour < to;
}

function prefixesOf({ log, hours }: RangeQuery): string[] {
  if (hours === undefined) return [log];
  const days = Math.ceil(hours.to / DAY) - Math.floor(hours.from / DAY);
  if (days > MOST_DAYS) throw tooLong();
  const first = Math.floor(hours.from / DAY) * DAY;
  return Array.from({ length: days }, (_, day) => first + day * DAY).flatMap((day) => {
    const from = Math.max(day, hours.from);
    const count = (Math.min(day + DAY, hours.to) - from) / HOUR;
    if (count > FEW_HOURS) return [`${log}${hourFolders(day).replace(/h=.*/, '')}`];
    return Array.from({ length: count }, (_, at) => hourPrefix(log, from + at * HOUR));
  });
}

function hourPrefix(log: string, hour: number): string {
  return `${log}${hourFolders(hour).replace(/m=\d\d$/, '')}`;
}

/** Names are of one case in the service, and Azure's are small; an archive may have changed them. */
async function hasCapitals(
  pager: Pager,
  { log, hours }: RangeQuery,
  signal: AbortSignal,
): Promise<boolean> {
  if (hours === undefined) return false;
  const { prefixes } = await pager({ prefix: `${log}Y=`, delimiter: '/', most: 1 }, signal);
  return prefixes.length > 0;
}

function tooMany(most: number): FailureError {
  return new FailureError(
    'too-large',
    `The range has more than ${formatCounted(most, 'blob')}, which is more than is read as one table.`,
    'Choose a shorter range, or fewer NICs.',
  );
}

function tooLong(): FailureError {
  return new FailureError(
    'too-large',
    'The range is longer than a year, which is more than is listed at once.',
    'Choose a shorter range.',
  );
}
