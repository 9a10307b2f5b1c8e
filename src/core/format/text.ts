import { utf8Decoder } from '../platform.ts';

const strict = utf8Decoder(true);
const lenient = utf8Decoder(false);

/** Below this, building the string by hand beats the call into the platform's decoder. */
const SHORT = 40;

/** Bytes of UTF-8 as text; what is not UTF-8 becomes U+FFFD, as every reader shows it. */
export function bytesToText(bytes: Uint8Array): string {
  return asciiText(bytes) ?? lenient.decode(unshared(bytes));
}

/** Bytes of UTF-8 as text, or `undefined` where they are not UTF-8. */
export function strictText(bytes: Uint8Array): string | undefined {
  const ascii = asciiText(bytes);
  if (ascii !== undefined) return ascii;
  try {
    return strict.decode(unshared(bytes));
  } catch {
    return undefined;
  }
}

/**
 * What stands between the quotes of a JSON string, escapes resolved; `undefined` where JSON does
 * not know one of them. The platform knows them best.
 */
export function unescapedJson(raw: string): string | undefined {
  if (!raw.includes('\\')) return raw;
  try {
    return JSON.parse(`"${raw}"`) as string;
  } catch {
    return undefined;
  }
}

function asciiText(bytes: Uint8Array): string | undefined {
  if (bytes.length > SHORT) return undefined;
  let text = '';
  for (const byte of bytes) {
    if (byte > 0x7f) return undefined;
    text += String.fromCharCode(byte);
  }
  return text;
}

/** Browsers refuse to decode shared memory. */
function unshared(bytes: Uint8Array): Uint8Array {
  return bytes.buffer instanceof ArrayBuffer ? bytes : bytes.slice();
}
