/** What stands where a secret stood. */
export const REDACTED = '…';

/** An end of a value in a query, a header, a connection string, JSON or XML. */
const VALUE = String.raw`[^\s&;"'<>,}\])\\]+`;

/**
 * What introduces a secret. The equals sign may be percent-encoded, once or more, as in a
 * redirection, or a colon in JSON; base64 goes on behind its `=`.
 */
const NAMED = new RegExp(
  String.raw`((?:sig|signature|AccountKey|SharedAccessSignature|SharedAccessKey|access_token|refresh_token|id_token|client_secret|client_assertion|accessToken|password)["']?\s*(?:=|:|%(?:25)*3D)\s*["']?)${VALUE}`,
  'gi',
);

/** The headers that prove who asks: `Bearer …`, `SharedKey account:…`. */
const HEADERS = new RegExp(
  String.raw`\b((?:Bearer|SharedKey(?:Lite)?)\s+)(?!realm|auth)${VALUE}`,
  'gi',
);

/** A JSON Web Token, wherever it stands. */
const TOKEN = /\beyJ[\w-]{8,}\.[\w-]+(?:\.[\w-]*)?/g;

/** A key of an account, wherever it stands: 64 bytes in base64. */
const KEY = /(?<![A-Za-z0-9+/])[A-Za-z0-9+/]{86}==/g;

/**
 * A text without the secrets of Azure Storage in it: signatures, account keys, tokens. For logs and
 * for words of others that go into a message.
 */
export function redact(text: string): string {
  return text
    .replace(NAMED, `$1${REDACTED}`)
    .replace(HEADERS, `$1${REDACTED}`)
    .replace(TOKEN, REDACTED)
    .replace(KEY, REDACTED);
}
