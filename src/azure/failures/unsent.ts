import { unreachable, type Words } from './words.ts';

/** A request that did not leave, for a reason that nobody told. */
export function unsent(host: string): Words {
  return unreachable(`the request to ${host} could not be sent`);
}
