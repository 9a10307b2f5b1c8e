/**
 * The address of a blob, percent-encoded as the service wants it. `endpoint` is an account's,
 * without a slash at its end.
 */
export function blobUrl(endpoint: string, container: string, name: string): string {
  return `${endpoint}/${container}/${name.split('/').map(encodeURIComponent).join('/')}`;
}
