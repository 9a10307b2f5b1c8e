import type { LogPlace } from '../accounts/storage-account.ts';
import type { Failure } from '../protocol/failure.ts';

/** What failed where. */
export interface FailedPlace {
  readonly place: LogPlace;
  readonly failure: Failure;
}

/** Codes of failures that are one for all places of an account, whatever was asked for. */
const OF_ACCOUNT: ReadonlySet<string> = new Set(['sign-in', 'unreachable', 'busy', 'cancelled']);

/**
 * Each cause once, at the first place that it struck: what differs in the name of its container
 * only, as where a role or a key is missing for all of them, names all of the containers; what is
 * one for the account names none.
 */
export function byCause(failed: readonly FailedPlace[]): readonly FailedPlace[] {
  const causes = new Map<string, FailedPlace[]>();
  for (const each of failed) {
    const cause = causeOf(each);
    causes.set(cause, [...(causes.get(cause) ?? []), each]);
  }
  return [...causes.values()].map(merged);
}

const named = (container: string) => `container ${container} `;

function causeOf({ place, failure: { code, message, remedy } }: FailedPlace): string {
  if (OF_ACCOUNT.has(code)) return code;
  return [code, message.replace(named(place.container), named('')), remedy].join('\n');
}

function merged(same: readonly FailedPlace[]): FailedPlace {
  const { place, failure } = same[0]!;
  const one = named(place.container);
  const containers = [...new Set(same.map((each) => each.place.container))];
  const all = `containers ${new Intl.ListFormat('en-GB').format(containers)} `;
  if (OF_ACCOUNT.has(failure.code)) return { place, failure: reworded(failure, `${one}of `, '') };
  return { place, failure: reworded(failure, one, containers.length === 1 ? one : all) };
}

function reworded(failure: Failure, from: string, to: string): Failure {
  // By a function: a name is text, whatever it has in common with a pattern.
  const message = failure.message.replace(from, () => to);
  return { ...failure, message: message.replace(/^container/, 'Container') };
}
