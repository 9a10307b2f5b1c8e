/** What an editor hands over when somebody follows a link to the extension. */
interface FollowedLink {
  readonly path: string;
  /** Editors decode it once. */
  readonly query: string;
  readonly fragment: string;
}

/**
 * The link that `…/open?url=…` asks to open; `undefined` for any other request. It may have been
 * encoded, as it should be, or not: then it ends where the whole does.
 */
export function linkToOpen({ path, query, fragment }: FollowedLink): string | undefined {
  if (path.replace(/\/$/, '') !== '/open' || !query.startsWith('url=')) return undefined;
  const rest = `${query.slice('url='.length)}${fragment === '' ? '' : `#${fragment}`}`;
  return /^https?%3a/i.test(rest) ? decoded(rest) : rest;
}

function decoded(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
