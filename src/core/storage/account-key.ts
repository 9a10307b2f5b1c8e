import { base64Bytes } from '../platform.ts';

/** Whether `text` can be the key of an account: 64 bytes, or fewer in emulators, in base64. */
export function isAccountKey(text: string): boolean {
  if (text === '' || !/^[A-Za-z0-9+/]*={0,2}$/.test(text) || text.length % 4 !== 0) return false;
  const { length } = base64Bytes(text);
  return length > 0 && length <= 64;
}
