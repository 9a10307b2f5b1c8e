import { webAddress } from '../platform.ts';

/**
 * Whether `url` lies at `place` or below it: same scheme, host and port, and a path that goes on
 * at a slash. What proves who asks may be sent nowhere else.
 */
export function isWithin(place: string, url: string): boolean {
  const [outer, inner] = [webAddress(place), webAddress(url)];
  if (outer === undefined || inner === undefined) return false;
  if (outer.protocol !== inner.protocol || outer.host !== inner.host) return false;
  const folder = outer.pathname.replace(/\/?$/, '/');
  return `${inner.pathname}/`.startsWith(folder);
}
