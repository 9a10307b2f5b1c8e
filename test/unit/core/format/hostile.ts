/** Text as an attacker would put it into a rule or a resource name; none of it may be changed. */
export const HOSTILE_NAMES: readonly string[] = [
  '<img src=x onerror=alert(1)>',
  '[click](command:workbench.action.quit)',
  '**bold** `code` ${1+1}',
  'evil\u202Egnp.exe',
  'nul\u0000 and bell\u0007 and line\nbreak',
  '__proto__',
  'constructor',
  'toString',
  '💥\uD800',
];

/** A name of about a million characters: `piece`, over and over. */
export function longName(piece: string): string {
  return piece.repeat(Math.ceil(1_000_000 / piece.length));
}

/** How long `work` takes, ms. Linear work on a long name takes a few; quadratic work, minutes. */
export function elapsed(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Generous, so that a busy machine does not fail: quadratic work would still pass it far. */
export const SLOW = 1000;
