/** What a link to the Azure portal names: an account, a container of it, or a blob. */
export interface PortalTarget {
  /** Name of the account. */
  readonly account: string;
  /** What the host of its blobs ends with: `core.windows.net`. */
  readonly storageSuffix: string;
  readonly container?: string;
  /** Name of the blob, decoded. */
  readonly blob?: string;
}

/** The portals of the clouds. Source: "Azure Government" and "Azure China" developer guides. */
const SUFFIXES: ReadonlyMap<string, string> = new Map([
  ['azure.com', 'core.windows.net'],
  ['azure.us', 'core.usgovcloudapi.net'],
  ['azure.cn', 'core.chinacloudapi.cn'],
]);

const PORTAL = /^https:\/\/(?:[a-z0-9-]+\.)*portal\.(azure\.(?:com|us|cn))\/(\S+)$/i;

const ACCOUNT_ID =
  /\/subscriptions\/[^/]+\/resourcegroups\/[^/]+\/providers\/microsoft\.storage\/storageaccounts\/([a-z0-9]{3,24})(?![a-z0-9])/i;

/** Behind the id, on the page of a blob or container: `…/path/{container}%2F{blob}/isDeleted~/…`. */
const PATH = /storageaccounts(?:\/|%(?:25)*2f)[a-z0-9]{3,24}\/(?:[^/]+\/)*?path\/([^/]+)/i;

/** Ids in a page's parameters are encoded, and once more where a link was put into a link. */
const MOST_ENCODED = 3;

/**
 * Reads a link to a page of the portal that holds the id of a storage account, encoded or not.
 * `undefined` for any other text.
 */
export function parsePortalLink(text: string): PortalTarget | undefined {
  const [, cloud, page] = PORTAL.exec(text.trim()) ?? [];
  const storageSuffix = SUFFIXES.get(cloud?.toLowerCase() ?? '');
  if (storageSuffix === undefined || page === undefined) return undefined;
  const account = decodings(page)
    .map((one) => ACCOUNT_ID.exec(one)?.[1])
    .find((found) => found !== undefined);
  if (account === undefined) return undefined;
  return { account: account.toLowerCase(), storageSuffix, ...namesOf(page) };
}

/** A text as it stands, decoded, decoded twice: as far as it can be. */
function decodings(text: string): readonly string[] {
  const all = [text];
  while (all.length < MOST_ENCODED) {
    const decoded = decode(all.at(-1)!);
    if (decoded === undefined) break;
    all.push(decoded);
  }
  return all;
}

/** Slashes of the name are encoded, so that it is one step of the page's own path. */
function namesOf(page: string): Pick<PortalTarget, 'container' | 'blob'> {
  const encoded = decodings(page)
    .map((one) => PATH.exec(one)?.[1])
    .find((found) => found !== undefined);
  const path = encoded === undefined ? '' : (decode(encoded) ?? '');
  const slash = path.indexOf('/');
  const container = slash < 0 ? path : path.slice(0, slash);
  const blob = slash < 0 ? '' : path.slice(slash + 1);
  return { ...(container === '' ? {} : { container }), ...(blob === '' ? {} : { blob }) };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
