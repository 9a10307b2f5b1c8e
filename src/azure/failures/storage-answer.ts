import type { RestError } from '@azure/storage-blob';
import { parseSas, type SasFacts } from '../../core/storage/sas.ts';
import { isWrong } from '../../core/storage/wrong.ts';

/** How the request proved who asked. */
export type Proof = 'token' | 'key' | 'sas' | 'anonymous';

/** What is known of a request that the server refused; of what is secret, only what it says. */
export interface StorageAnswer {
  readonly status: number;
  /** The service's own code, `AuthorizationFailure`; `''` where the answer has none. */
  readonly code: string;
  /** The service's words. For telling causes apart only: they may quote the request. */
  readonly words: string;
  readonly host: string;
  readonly proof: Proof;
  readonly sas?: SasFacts;
  /** The clocks of the two sides, ms since 1970, where the answer has one. */
  readonly serverTime?: number;
  readonly ownTime: number;
}

/** What an error of the SDK's tells about the answer that it stands for. */
export function storageAnswer(error: RestError, now = Date.now()): StorageAnswer {
  const headers = error.response?.headers;
  const serverTime = timeOf(headers?.get('date'));
  return {
    ...asked(error, now),
    status: error.statusCode ?? error.response?.status ?? 0,
    code: codeOf(headers?.get('x-ms-error-code') ?? error.code),
    words: `${error.message} ${error.response?.bodyAsText ?? ''}`,
    ...(serverTime === undefined ? {} : { serverTime }),
  };
}

function asked({ request }: RestError, now: number) {
  const url = request !== undefined && URL.canParse(request.url) ? new URL(request.url) : undefined;
  const sas = url === undefined ? undefined : sasOf(url);
  return {
    host: url?.host ?? '',
    proof: proofOf(request?.headers.get('authorization'), sas),
    ownTime: timeOf(request?.headers.get('x-ms-date')) ?? now,
    ...(sas === undefined ? {} : { sas }),
  };
}

/**
 * A code that is one word: whatever else stands there is nothing that could be looked up, and may
 * be anything that somebody in between repeats of the request.
 */
function codeOf(code = ''): string {
  return /^[A-Za-z]{1,60}$/.test(code) ? code : '';
}

function sasOf({ search }: URL): SasFacts | undefined {
  const sas = parseSas(search);
  return isWrong(sas) ? undefined : sas.facts;
}

function proofOf(authorization: string | undefined, sas: SasFacts | undefined): Proof {
  if (authorization?.startsWith('Bearer') === true) return 'token';
  if (authorization?.startsWith('SharedKey') === true) return 'key';
  return sas === undefined ? 'anonymous' : 'sas';
}

function timeOf(text: string | undefined): number | undefined {
  const ms = text === undefined ? NaN : Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}
