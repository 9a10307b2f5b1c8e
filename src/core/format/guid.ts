const GUID_LENGTH = 36;
const GUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The ACL id of what the platform handled by itself. */
export const ZERO_GUID = '00000000-0000-0000-0000-000000000000';

/** Whether `text` is a GUID as Azure writes it, in either case, without braces. */
export function isGuid(text: string): boolean {
  return text.length === GUID_LENGTH && GUID.test(text);
}

/** Cuts `{GUID}_{rest}`, the first folder of a VNet flow log's blob names. */
export function splitLeadingGuid(text: string): { guid: string; rest: string } | undefined {
  const guid = text.slice(0, GUID_LENGTH);
  if (text[GUID_LENGTH] !== '_' || !isGuid(guid)) return undefined;
  return { guid, rest: text.slice(GUID_LENGTH + 1) };
}

/** The name in `{name}_{GUID}`, as Virtual Network Manager rules are logged. */
export function nameBeforeGuid(text: string): string | undefined {
  const underscore = text.length - GUID_LENGTH - 1;
  if (underscore < 1 || text[underscore] !== '_') return undefined;
  return isGuid(text.slice(underscore + 1)) ? text.slice(0, underscore) : undefined;
}
