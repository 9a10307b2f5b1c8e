import type { Wrong } from './wrong.ts';

/** A container, and what names of blobs in it begin with; `''` for all of it. */
interface Place {
  readonly container: string;
  readonly prefix: string;
}

/** Rules of the service: 3 to 63 of these, no two hyphens together; three have a `$`. */
const CONTAINER = /^(?:[a-z0-9](?:-?[a-z0-9]){2,62}|\$(?:root|logs|web))$/;

const LONGEST_CONTAINER = 63;
const LONGEST_PREFIX = 1024;

/** From here on a name tells of times, and the flow log stands above. */
const YEARS = /\/y=\d{4}(?:\/.*)?$/i;

/**
 * Reads what a person types to name a place with flow logs: `container`, `container/prefix`, or
 * either with the address of the account before it. `account` is that address; `only` the container
 * that a person may name, where there is one. A prefix within a flow log becomes the flow log's.
 */
export function parsePlace(typed: string, account: string, only?: string): Place | Wrong {
  const text = withoutAddress(typed.trim(), account, only);
  if (/^https?:/i.test(text)) return { wrong: `The address must begin with ${account}.` };
  const [, container = '', rest = ''] = /^\/*([^/]*)\/*(.*)$/s.exec(text) ?? [];
  if (container === '') return { wrong: 'Type the name of a container.' };
  if (!CONTAINER.test(container) || container.length > LONGEST_CONTAINER) return WRONG_NAME;
  if (only !== undefined && container !== only) {
    return { wrong: `Only the container ${only} of this account was added.` };
  }
  if (rest.length > LONGEST_PREFIX) return { wrong: 'No name of a blob is that long.' };
  return { container, prefix: rest.replace(YEARS, '/') };
}

const WRONG_NAME: Wrong = {
  wrong: 'Names of containers have 3 to 63 lower-case letters, digits and single hyphens.',
};

function withoutAddress(text: string, account: string, only: string | undefined): string {
  const endpoint = only === undefined ? account : account.slice(0, -only.length - 1);
  if (!text.toLowerCase().startsWith(`${endpoint.toLowerCase()}/`)) return text;
  const path = text.slice(endpoint.length + 1).replace(/[?#].*$/s, '');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
