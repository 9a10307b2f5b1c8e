import { formatUtc } from '../format/time.ts';
import { parseStorageAddress, type StorageAddress } from './storage-address.ts';
import { isWrong, type Wrong } from './wrong.ts';

/**
 * What a shared access signature says of itself. Source: "Create an account SAS", "Create a
 * service SAS", "Create a user delegation SAS".
 */
export interface SasFacts {
  /** From when and until when it is valid, ms since 1970; a stored policy may say it in its place. */
  readonly starts?: number;
  readonly expires?: number;
  /** Letters of what it permits, `rl`; `''` where a stored policy says it. */
  readonly permissions: string;
  /** A stored access policy, which can be revoked, gives it times and permissions. */
  readonly hasPolicy: boolean;
  /** Letters of the services an account's signature is for, `bfqt`; `undefined` for others. */
  readonly services?: string;
  /** An account's: letters of `s`ervice, `c`ontainer, `o`bject. */
  readonly resourceTypes?: string;
  /** Another's: `c`ontainer, `b`lob, `bs` snapshot, `bv` version, `d`irectory. */
  readonly resource?: string;
}

/** A signature, ready to be sent, and what it says of itself. */
export interface Sas {
  /** The query without its question mark, and without what does not belong to a signature. */
  readonly signature: string;
  readonly facts: SasFacts;
}

/** An address with its signature. */
export interface SignedAddress {
  readonly address: StorageAddress;
  readonly sas: Sas;
}

/** All query parameters that a signature has, whatever its kind or version. */
const PARAMETERS = new Set(
  (
    'sv ss srt sp st se spr sip sig sr si sdd ses ' +
    'skoid sktid skt ske sks skv saoid suoid scid sduoid skdutid rscc rscd rsce rscl rsct srh srq'
  ).split(' '),
);

/** Reads a query, with or without its question mark, as a shared access signature. */
export function parseSas(query: string): Sas | Wrong {
  const pairs = query
    .trim()
    .replace(/^\?/, '')
    .split('&')
    .filter((pair) => PARAMETERS.has(pair.slice(0, pair.indexOf('='))));
  const values = new Map(pairs.map(pairOf));
  if (!values.get('sig')) {
    return { wrong: 'There is no signature in it: sig=… is missing behind the question mark.' };
  }
  return { signature: pairs.join('&'), facts: factsOf(values) };
}

/** Reads an address with a signature behind it, of an account, a container or a blob. */
export function parseSasUrl(text: string): SignedAddress | Wrong {
  const address = parseStorageAddress(text);
  if (isWrong(address)) return address;
  const sas = parseSas(address.query);
  return isWrong(sas) ? sas : { address, sas };
}

/** Why a signature cannot serve for reading logs at the time `now`; `undefined` where it may. */
export function sasObstacle(facts: SasFacts, now: number): string | undefined {
  const { starts, expires, permissions, services, hasPolicy } = facts;
  if (expires !== undefined && expires <= now) {
    return `The signature expired on ${formatUtcMinute(expires)}.`;
  }
  if (starts !== undefined && starts > now) {
    return `The signature is valid only from ${formatUtcMinute(starts)} on.`;
  }
  if (services !== undefined && !services.includes('b')) {
    return 'The signature is not for the blob service (ss lacks b).';
  }
  if (!hasPolicy && !permissions.includes('r')) {
    return 'The signature does not permit to read (sp lacks r).';
  }
  return undefined;
}

/** A time as messages about validity say it: `2026-11-21 14:32 UTC`. */
export function formatUtcMinute(ms: number): string {
  return `${formatUtc(ms).slice(0, 16)} UTC`;
}

function factsOf(values: ReadonlyMap<string, string>): SasFacts {
  const [starts, expires] = [timeOf(values.get('st')), timeOf(values.get('se'))];
  const [services, resourceTypes, resource] = ['ss', 'srt', 'sr'].map((name) => values.get(name));
  return {
    permissions: values.get('sp') ?? '',
    hasPolicy: values.has('si'),
    ...(starts === undefined ? {} : { starts }),
    ...(expires === undefined ? {} : { expires }),
    ...(services === undefined ? {} : { services }),
    ...(resourceTypes === undefined ? {} : { resourceTypes }),
    ...(resource === undefined ? {} : { resource }),
  };
}

function pairOf(pair: string): [string, string] {
  const equals = pair.indexOf('=');
  return [pair.slice(0, equals), decoded(pair.slice(equals + 1))];
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return '';
  }
}

/** ISO 8601 in UTC, to the day, the minute or the second. */
const TIME = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,7})?)?Z)?$/;

function timeOf(text: string | undefined): number | undefined {
  if (text === undefined || !TIME.test(text)) return undefined;
  const ms = Date.parse(text);
  return Number.isNaN(ms) ? undefined : ms;
}
