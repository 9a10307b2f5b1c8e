import { containerClient } from '../client/clients.ts';
import type { StorageAccess } from '../client/storage-access.ts';
import { findLogs, type FoundLogs } from './find-logs.ts';
import { type HourBlobs, listHourBlobs } from './hour-blobs.ts';
import { type FolderContent, listFolder } from './list-folder.ts';
import { containerPager, type Pager } from './pager.ts';
import { listDays, listHours, listMonths, type Period, type Periods } from './periods.ts';
import { rangeBlobs, type RangeBlobs, type RangeQuery } from './range-blobs.ts';

/**
 * What a container holds, level by level. Each call costs what the function of its name says;
 * each rejects with a `FailureError`, `cancelled` once its signal is.
 */
export class ContainerListing {
  private readonly pager: Pager;

  constructor(pager: Pager) {
    this.pager = pager;
  }

  /** The flow logs whose blobs' names begin with `prefix`. */
  logs(prefix: string, signal: AbortSignal): Promise<FoundLogs> {
    return findLogs(this.pager, prefix, signal);
  }

  /** The months of a flow log, by its prefix. */
  months(log: string, signal: AbortSignal): Promise<Periods> {
    return listMonths(this.pager, log, signal);
  }

  days(month: Period, signal: AbortSignal): Promise<Periods> {
    return listDays(this.pager, month, signal);
  }

  hours(day: Period, signal: AbortSignal): Promise<Periods> {
    return listHours(this.pager, day, signal);
  }

  /** The blobs of an hour, one for each NIC. */
  blobs(hour: Period, signal: AbortSignal): Promise<HourBlobs> {
    return listHourBlobs(this.pager, hour.prefix, signal);
  }

  /** The blobs of a flow log in some hours. */
  range(query: RangeQuery, signal: AbortSignal): Promise<RangeBlobs> {
    return rangeBlobs(this.pager, query, signal);
  }

  /** What lies directly in a folder and is no flow log. */
  folder(prefix: string, signal: AbortSignal): Promise<FolderContent> {
    return listFolder(this.pager, prefix, signal);
  }
}

/** Lists a container by its address; `target` is what a person calls it. */
export function openListing(url: string, access: StorageAccess, target: string): ContainerListing {
  return new ContainerListing(containerPager(containerClient(url, access), target));
}
