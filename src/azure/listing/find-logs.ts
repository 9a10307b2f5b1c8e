import type { FlowLogPath } from '../../core/format/flow-log-path.ts';
import { folderRole } from './folder-role.ts';
import { inParallel } from '../../protocol/in-parallel.ts';
import {
  DelimiterRefused,
  type ListedBlob,
  type Page,
  type PageQuery,
  type Pager,
} from './pager.ts';
import { type Strays, straysBelow } from './strays.ts';

/** A flow log that a listing found. */
export interface FoundLog {
  /** What its blobs' names begin with, `/` at its end. */
  readonly prefix: string;
  readonly path: FlowLogPath;
}

/** What a part of the search found. */
export interface FoundLogs {
  readonly logs: readonly FoundLog[];
  readonly strays: Strays;
  /** Searches on, with as many requests again; only there where something is left. */
  readonly more?: (signal: AbortSignal) => Promise<FoundLogs>;
}

/** One level below each flow log, and so one listing finds all of a container. */
const YEARS = '/y=';

const ABOVE_YEARS = /^.*?\/(?=y=\d{4}\/)/i;

const PAGE = 5000;

/** Requests of one search, and how many of them wait at a time. */
export const MOST_SEARCHED = 60;
const AT_ONCE = 6;

/**
 * Finds the flow logs below a prefix. One request where the service takes a long delimiter: a
 * flow log is then one entry, whatever it holds. Where it refuses one (hierarchical namespaces) or
 * cuts it (so does Azurite), one for each folder above the flow logs as well, `MOST_SEARCHED` at
 * most. Rejects with a `FailureError`.
 */
export function findLogs(pager: Pager, prefix: string, signal: AbortSignal): Promise<FoundLogs> {
  return new LogSearch(pager, prefix, [{ prefix, delimiter: YEARS, most: PAGE }]).run(signal);
}

class LogSearch {
  private readonly logs = new Map<string, FoundLog>();
  private readonly folders: string[] = [];
  private readonly blobs: ListedBlob[] = [];
  private readonly pager: Pager;
  private readonly prefix: string;
  /** What is still to be listed, the likeliest first. */
  private readonly queue: PageQuery[];

  constructor(pager: Pager, prefix: string, queue: PageQuery[]) {
    this.pager = pager;
    this.prefix = prefix;
    this.queue = queue;
  }

  async run(signal: AbortSignal): Promise<FoundLogs> {
    for (let left = MOST_SEARCHED; left > 0 && this.queue.length > 0;) {
      const now = this.queue.splice(0, Math.min(AT_ONCE, left));
      left -= now.length;
      const pages = await inParallel(now, AT_ONCE, (query) => this.page(query, signal));
      pages.forEach((page, at) => this.take(now[at]!, page));
    }
    const { pager, prefix, queue, logs, folders, blobs } = this;
    const strays = straysBelow(prefix, { folders, blobs });
    const found = { logs: [...logs.values()], strays };
    if (queue.length === 0) return found;
    return { ...found, more: (later) => new LogSearch(pager, prefix, [...queue]).run(later) };
  }

  private async page(query: PageQuery, signal: AbortSignal): Promise<Page | undefined> {
    try {
      return await this.pager(query, signal);
    } catch (thrown) {
      if (thrown instanceof DelimiterRefused) return undefined;
      throw thrown;
    }
  }

  private take(query: PageQuery, page: Page | undefined): void {
    if (page === undefined) {
      this.queue.push({ ...query, delimiter: '/' });
      return;
    }
    for (const prefix of page.prefixes) this.takePrefix(prefix);
    for (const blob of page.blobs) this.takeBlob(blob);
    if (page.marker !== undefined) this.queue.push({ ...query, marker: page.marker });
  }

  private takePrefix(prefix: string): void {
    const isLog = prefix.endsWith(YEARS);
    const folder = isLog ? prefix.slice(0, 1 - YEARS.length) : prefix;
    const role = folderRole(folder);
    const inside: PageQuery = { prefix: folder, delimiter: '/', most: PAGE };
    if (role.kind === 'log') this.logs.set(folder, { prefix: folder, path: role.path });
    else if (isLog || role.kind === 'stray') this.folders.push(prefix);
    else if (role.kind === 'way') this.queue.unshift(inside);
    else this.queue.push(inside);
  }

  /** The delimiter is of one case, but an archive may be of another: its blobs come one by one. */
  private takeBlob(blob: ListedBlob): void {
    const prefix = ABOVE_YEARS.exec(blob.name)?.[0] ?? '';
    const role = folderRole(prefix);
    if (role.kind === 'log') this.logs.set(prefix, { prefix, path: role.path });
    else this.blobs.push(blob);
  }
}
