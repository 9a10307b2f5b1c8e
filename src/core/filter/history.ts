/** Filters that are worth going back to. */
const MOST = 30;

/** `history`, the newest first, with `filter` at its head, once; the empty filter is none. */
export function remembered(history: readonly string[], filter: string): readonly string[] {
  if (filter.trim() === '') return history;
  return [filter, ...history.filter((other) => other !== filter)].slice(0, MOST);
}
