/** For each text its place in the alphabet, capitals aside; texts that differ have other places. */
export function rankTexts(texts: readonly string[]): Uint32Array {
  const order = texts.map((text, id) => ({ lower: text.toLowerCase(), text, id }));
  order.sort((a, b) => compare(a.lower, b.lower) || compare(a.text, b.text));
  const ranks = new Uint32Array(texts.length);
  order.forEach(({ id }, rank) => (ranks[id] = rank));
  return ranks;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
