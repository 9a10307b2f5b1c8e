/** Gives what is made when it is first asked for, and only once. */
export type OnNeed<T> = () => Promise<T>;

/**
 * Makes something only once somebody needs it. With an `await import()` in `make` its code is not
 * even read before: to read it would cost more than all else that an activation does.
 */
export function onNeed<T>(make: () => Promise<T>): OnNeed<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
