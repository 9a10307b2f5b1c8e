import {
  type BlobItem,
  type BlobPrefix,
  type ContainerClient,
  RestError,
} from '@azure/storage-blob';
import { FailureError } from '../../protocol/failure.ts';
import { storageFailure } from '../storage-failure.ts';

/** What one request of a listing asks for. */
export interface PageQuery {
  /** What the names begin with. */
  readonly prefix: string;
  /** Names are cut behind its first occurrence behind the prefix; all names whole, without. */
  readonly delimiter?: string;
  /** Where the page before ended. */
  readonly marker?: string;
  /** Most entries of the page. */
  readonly most: number;
}

/** One page of a listing: what one request answered. */
export interface Page {
  /** Names cut behind the delimiter, in the order of the service. */
  readonly prefixes: readonly string[];
  readonly blobs: readonly ListedBlob[];
  /** Where the next page begins; the service may name one behind a page with nothing on it. */
  readonly marker?: string;
}

/** What a listing says of a blob. */
export interface ListedBlob {
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** When it was last written, ms since 1970. */
  readonly modified: number;
}

/** Gets a page by one request. Rejects with a `FailureError`, `cancelled` once `signal` is. */
export type Pager = (query: PageQuery, signal: AbortSignal) => Promise<Page>;

/** What a pager rejects with where the service takes only `/` as delimiter. */
export class DelimiterRefused extends Error {
  override readonly name = 'DelimiterRefused';
}

const BAD_REQUEST = 400;

/** Pages of a container. `target` is what a person calls it. */
export function containerPager(container: ContainerClient, target: string): Pager {
  return async (query, signal) => {
    try {
      return await page(container, query, signal);
    } catch (thrown) {
      if (signal.aborted) throw cancelled(target);
      if (refuses(query, thrown)) throw new DelimiterRefused();
      throw storageFailure(thrown, target);
    }
  };
}

async function page(client: ContainerClient, query: PageQuery, signal: AbortSignal): Promise<Page> {
  const { prefix, delimiter, marker, most } = query;
  const options = { prefix, abortSignal: signal };
  const settings = {
    maxPageSize: most,
    ...(marker === undefined ? {} : { continuationToken: marker }),
  };
  if (delimiter === undefined) {
    for await (const { segment, continuationToken } of client
      .listBlobsFlat(options)
      .byPage(settings)) {
      return pageOf([], segment.blobItems, continuationToken);
    }
    return NOTHING;
  }
  const pages = client.listBlobsByHierarchy(delimiter, options).byPage(settings);
  for await (const { segment, continuationToken } of pages) {
    return pageOf(segment.blobPrefixes ?? [], segment.blobItems, continuationToken);
  }
  return NOTHING;
}

const NOTHING: Page = { prefixes: [], blobs: [] };

function pageOf(
  prefixes: readonly BlobPrefix[],
  blobs: readonly BlobItem[],
  marker: string | undefined,
): Page {
  return {
    prefixes: prefixes.map(({ name }) => name),
    blobs: blobs.map(({ name, properties }) => ({
      name,
      size: properties.contentLength ?? 0,
      modified: properties.lastModified.getTime(),
    })),
    // The service names an empty one behind the last page.
    ...(marker === undefined || marker === '' ? {} : { marker }),
  };
}

function refuses({ delimiter = '/' }: PageQuery, thrown: unknown): boolean {
  const isRefusal = thrown instanceof RestError && thrown.statusCode === BAD_REQUEST;
  return isRefusal && delimiter !== '/';
}

function cancelled(target: string): FailureError {
  return new FailureError('cancelled', `Listing ${target} was cancelled.`);
}
