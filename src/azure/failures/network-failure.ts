import { unsent } from './unsent.ts';
import { unreachable, type Words, words } from './words.ts';

/** What Node and OpenSSL call what keeps a connection from being made, or cuts it. */
const BY_CODE = new Map<string, (host: string) => Words>(
  Object.entries({
    ENOTFOUND: nameUnknown,
    EAI_AGAIN: nameUnknown,
    ECONNREFUSED: (host) => unreachable(`${host} refused the connection`),
    ETIMEDOUT: (host) => unreachable(`${host} did not answer in time`),
    ECONNRESET: (host) => unreachable(`the connection to ${host} was cut`),
    EPIPE: (host) => unreachable(`the connection to ${host} was cut`),
    ERR_STREAM_PREMATURE_CLOSE: (host) => unreachable(`the connection to ${host} was cut`),
    ENETUNREACH: (host) => unreachable(`no network leads to ${host}`),
    EHOSTUNREACH: (host) => unreachable(`no network leads to ${host}`),
    EPROTO: (host) => unreachable(`${host} does not speak TLS as it should`),
    REQUEST_SEND_ERROR: unsent,
    CERT_HAS_EXPIRED: (host) => untrusted(host, 'has expired'),
    ERR_TLS_CERT_ALTNAME_INVALID: (host) => untrusted(host, 'is for another name'),
  }),
);

/** OpenSSL has some twenty names for a certificate whose issuer this computer does not know. */
const UNTRUSTED = /CERT|SIGNATURE|ISSUER|_CRL_/;

/** A failure without an answer, by its code; `undefined` where the network is not to blame. */
export function networkFailure(code: string, host: string): Words | undefined {
  const known = BY_CODE.get(code);
  if (known !== undefined) return known(host === '' ? 'the server' : host);
  return UNTRUSTED.test(code) ? untrusted(host, `is not trusted (${code})`) : undefined;
}

function nameUnknown(host: string): Words {
  return words(
    'unreachable',
    `could not be reached: the name ${host} is not known (DNS).`,
    'Check the account’s name, and the network. An account with only a private endpoint has a name only where its private DNS zone is known: connect to that network or VPN.',
  );
}

function untrusted(host: string, why: string): Words {
  return words(
    'unreachable',
    `could not be reached safely: the certificate of ${host} ${why}.`,
    'Where a proxy in between inspects connections, have its certificate trusted by this computer, or name it in NODE_EXTRA_CA_CERTS before the editor starts. Nothing was sent.',
  );
}
