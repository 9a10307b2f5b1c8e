const BARE = /^[0-9a-f]{12}$/i;

/** The forms that people type: bare, by pairs (`:` or `-`), by fours (`.`). */
const TYPED =
  /^(?:[0-9a-f]{12}|[0-9a-f]{2}(?:(?::[0-9a-f]{2}){5}|(?:-[0-9a-f]{2}){5})|[0-9a-f]{4}(?:\.[0-9a-f]{4}){2})$/i;

/** `0022487…` as `00:22:48:7…`, upper case; text that is no bare MAC address stands as it is. */
export function formatMac(mac: string): string {
  return BARE.test(mac) ? mac.toUpperCase().match(/../g)!.join(':') : mac;
}

/** A MAC address in any usual form to 12 upper-case hex digits, as flow logs write it. */
export function parseMac(text: string): string | undefined {
  const trimmed = text.trim();
  return TYPED.test(trimmed) ? trimmed.replace(/[:.-]/g, '').toUpperCase() : undefined;
}
