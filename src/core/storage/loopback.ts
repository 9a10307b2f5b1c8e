/**
 * Whether a host, as a web address normalises it, is this machine: RFC 6761 for `localhost` and
 * names below it, RFC 1122 for 127.0.0.0/8, RFC 4291 for `::1`.
 */
export function isLoopback(hostname: string): boolean {
  return /^(?:(?:.+\.)?localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname);
}
