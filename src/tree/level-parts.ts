import type { LogPlace, StorageAccount } from '../accounts/storage-account.ts';
import type { ContainerListing, Strays } from '../azure/index.ts';
import { FailureError, toFailure } from '../protocol/failure.ts';
import { isUsualPlace, placesOf } from './addresses.ts';
import { dayNode, hourNode, logNode, monthNode, nicNode, strayNodes } from './make-nodes.ts';
import type { AccountNode, LevelNode, TreeNode } from './nodes.ts';

/** Gets what lists a container. Rejects with a `FailureError`, `sign-in` where a person is needed. */
export type ListingSource = (
  account: StorageAccount,
  container: string,
) => Promise<ContainerListing>;

/** What one listing brought for a part of a level. */
export interface Loaded {
  readonly nodes: readonly TreeNode[];
  readonly strays: Strays;
  /** Loads on; only there where something is left. */
  readonly more?: Load;
}

export type Load = (signal: AbortSignal) => Promise<Loaded>;

/** A part of a level that is listed, and fails, by itself. */
export interface LevelPart {
  readonly place: LogPlace;
  readonly load: Load;
}

const NOTHING: Strays = { folders: [], blobs: [] };

/** What is listed for the children of a node: one part, or for an account one for each place. */
export function partsOf(node: LevelNode, source: ListingSource): readonly LevelPart[] {
  if (node.kind === 'account') {
    return placesOf(node.account).map((place) => ({ place, load: logsOf(node, place, source) }));
  }
  const prefix = 'prefix' in node ? node.prefix : node.period.prefix;
  return [{ place: { container: node.container, prefix }, load: contentOf(node, source) }];
}

function logsOf(node: AccountNode, place: LogPlace, source: ListingSource): Load {
  const load: Load = async (signal) => {
    const listing = await source(node.account, place.container);
    return converted(await listing.logs(place.prefix, signal), ({ logs }) =>
      logs.map((log) => logNode(node, place.container, log)),
    );
  };
  if (node.account.signIn.kind === 'anonymous') return (signal) => load(signal).catch(unlisted);
  // Azure makes each of its containers with the first flow log of that kind.
  return isUsualPlace(node.account, place) ? (signal) => load(signal).catch(absent) : load;
}

/** A container of which only the blobs are public answers like one of which nothing is. */
function unlisted(thrown: unknown): never {
  const { code, message, remedy } = toFailure(thrown);
  if (code !== 'no-access' && code !== 'not-found') throw thrown;
  throw new FailureError(code, message, `${ONLY_BLOBS} ${remedy}`);
}

const ONLY_BLOBS =
  'If only its blobs are public, they cannot be listed: “Flow Logs: Open Blob by URL…” opens each.';

function absent(thrown: unknown): Loaded {
  if (thrown instanceof FailureError && thrown.code === 'not-found') {
    return { nodes: [], strays: NOTHING };
  }
  throw thrown;
}

function contentOf(node: Exclude<LevelNode, AccountNode>, source: ListingSource): Load {
  if (node.kind === 'others') {
    return () => Promise.resolve({ nodes: strayNodes(node, node.strays), strays: NOTHING });
  }
  return async (signal) => {
    const listing = await source(node.account, node.container);
    switch (node.kind) {
      case 'log':
        return converted(await listing.months(node.prefix, signal), ({ periods }) =>
          periods.map((period) => monthNode(node, period)),
        );
      case 'month':
        return converted(await listing.days(node.period, signal), ({ periods }) =>
          periods.map((period) => dayNode(node, period)),
        );
      case 'day':
        return converted(await listing.hours(node.period, signal), ({ periods }) =>
          periods.map((period) => hourNode(node, period)),
        );
      case 'hour':
        return converted(await listing.blobs(node.period, signal), ({ nics }) =>
          nics.map((nic) => nicNode(node, nic)),
        );
      case 'folder':
        return converted(
          await listing.folder(node.prefix, signal),
          ({ strays }) => strayNodes(node, strays),
          () => NOTHING,
        );
    }
  };
}

interface Listed<Content> {
  readonly strays: Strays;
  readonly more?: (signal: AbortSignal) => Promise<Content>;
}

/** What was listed as nodes, and so whatever is listed later. */
function converted<Content extends Listed<Content>>(
  content: Content,
  nodesOf: (content: Content) => readonly TreeNode[],
  straysOf: (content: Content) => Strays = ({ strays }) => strays,
): Loaded {
  const loaded = { nodes: nodesOf(content), strays: straysOf(content) };
  const { more } = content;
  if (more === undefined) return loaded;
  return {
    ...loaded,
    more: async (signal) => converted(await more(signal), nodesOf, straysOf),
  };
}
