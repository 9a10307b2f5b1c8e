import { ContainerListing } from '../../../../src/azure/listing/container-listing.ts';
import type { Page, PageQuery, Pager } from '../../../../src/azure/listing/pager.ts';
import { FailureError } from '../../../../src/protocol/failure.ts';

/** When every blob of a fake container was written. */
export const MODIFIED = Date.UTC(2025, 9, 5, 10, 1, 7);

/** A container by the names of its blobs, which lists as the service does, and counts. */
export class FakeContainer {
  readonly asked: PageQuery[] = [];
  /** Thrown in place of the next answers, while it is set. */
  failure: FailureError | undefined;
  /** Whether it leaves what is asked unanswered. */
  isSilent = false;
  private readonly names: readonly string[];

  constructor(names: readonly string[]) {
    this.names = [...names].sort();
  }

  readonly pager: Pager = (query, signal) => {
    this.asked.push(query);
    if (this.isSilent) return new Promise(() => undefined);
    if (signal.aborted) return Promise.reject(new FailureError('cancelled', 'Cancelled.'));
    if (this.failure !== undefined) return Promise.reject(this.failure);
    return Promise.resolve(this.page(query));
  };

  get listing(): ContainerListing {
    return new ContainerListing(this.pager);
  }

  private page({ prefix, delimiter, marker = '', most }: PageQuery): Page {
    const prefixes = new Set<string>();
    const blobs: string[] = [];
    let next: string | undefined;
    for (const name of this.names) {
      if (!name.startsWith(prefix) || name < marker) continue;
      const end = delimiter === undefined ? -1 : name.indexOf(delimiter, prefix.length);
      const cut = end < 0 ? undefined : name.slice(0, end + delimiter!.length);
      if (cut !== undefined && prefixes.has(cut)) continue;
      if (prefixes.size + blobs.length === most) {
        next = name;
        break;
      }
      if (cut === undefined) blobs.push(name);
      else prefixes.add(cut);
    }
    return {
      prefixes: [...prefixes],
      blobs: blobs.map((name) => ({ name, size: 3_100_000, modified: MODIFIED })),
      ...(next === undefined ? {} : { marker: next }),
    };
  }
}

export const SUBSCRIPTION = '11111111-2222-3333-4444-555555555555';

/** What names of a VNet flow log's blobs begin with. */
export const LOG = `flowLogResourceID=/${SUBSCRIPTION}_NETWORKWATCHERRG/NETWORKWATCHER_EASTUS_HUB-FLOWLOG/`;

/** Folders of an hour and a NIC by its number. */
export function blobName(hour: string, nic = 0, log = LOG): string {
  const mac = (0x002248000000 + nic).toString(16).padStart(12, '0').toUpperCase();
  return `${log}${hour}/m=00/macAddress=${mac}/PT1H.json`;
}
