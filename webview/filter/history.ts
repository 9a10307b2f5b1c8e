/** Filters that were applied, the newest first. */
const MOST = 30;

/** The list with `filter` at its head, once. */
export function remembered(history: readonly string[], filter: string): readonly string[] {
  if (filter.trim() === '') return history;
  return [filter, ...history.filter((other) => other !== filter)].slice(0, MOST);
}
