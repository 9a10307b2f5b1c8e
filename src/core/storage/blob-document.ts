/** Where a blob stands as a document: what its address is, without https or http. */
export interface BlobDocument {
  /** The host of the address, with its port. */
  readonly authority: string;
  readonly path: string;
}

const ADDRESS = /^https?:\/\/([^/?#]+)([^?#]*)/i;

/** What editors would take for a way through folders, or for a separator. */
const ESCAPED = /[%\\]/g;
const ESCAPE = /%(25|5C|2E)/g;

/** Halves of surrogate pairs cannot be encoded, and stand in no blob's name. */
const HALF_PAIRS = /\p{Cs}/gu;

/** Names of blobs may have folders without a name; in a document's path those would be dropped. */
const NAMELESS = '%';

/**
 * The document of what lies at an address, percent-encoded as `blobUrl` writes it; what stands
 * behind `?` is left out, as it may be a secret. Names come back from `addressOfDocument` as they
 * were, whatever they hold, and although editors normalise paths. `undefined` for other texts.
 */
export function documentOfAddress(url: string): BlobDocument | undefined {
  const [, host, path] = ADDRESS.exec(url) ?? [];
  if (host === undefined || path === undefined) return undefined;
  try {
    return { authority: host.toLowerCase(), path: documentPath(decodeURIComponent(path)) };
  } catch {
    // Percent signs that encode nothing.
    return undefined;
  }
}

/** The address of a document, as `https` or as `http`: only the account can tell which. */
export function addressOfDocument(
  scheme: 'https' | 'http',
  { authority, path }: BlobDocument,
): string {
  const names = path.split('/').slice(1).map(plainSegment);
  const encoded = names.map((name) => encodeURIComponent(name.replace(HALF_PAIRS, '\u{fffd}')));
  return `${scheme}://${authority}${path === '/' ? '' : ['', ...encoded].join('/')}`;
}

/** A name in a listing as it stands in a document's path. It holds no slash. */
export function documentSegment(name: string): string {
  if (name === '') return NAMELESS;
  if (name === '.' || name === '..') return name.replaceAll('.', '%2E');
  return name.replace(ESCAPED, (letter) => (letter === '%' ? '%25' : '%5C'));
}

function documentPath(path: string): string {
  if (path === '' || path === '/') return '/';
  return ['', ...path.split('/').slice(1).map(documentSegment)].join('/');
}

function plainSegment(segment: string): string {
  if (segment === NAMELESS) return '';
  return segment.replace(ESCAPE, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
