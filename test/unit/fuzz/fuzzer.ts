import fc from 'fast-check';

/** One property that has to hold for whatever comes, run as often as one likes. */
export interface Fuzzer {
  readonly name: string;
  /** Its share of all runs. */
  readonly share: number;
  /** Fails with the smallest case that breaks it, and with the seed that repeats it. */
  readonly run: (numRuns: number, seed?: number) => void;
}

export function fuzzer<T>(
  name: string,
  share: number,
  property: fc.IRawProperty<T, false>,
): Fuzzer {
  const run = (numRuns: number, seed?: number) =>
    fc.assert(property, seed === undefined ? { numRuns } : { numRuns, seed });
  return { name, share, run };
}

/** Seeds for generators that take one: all alike likely, and none simpler than another. */
export const seeds = fc.noShrink(fc.noBias(fc.integer()));

const piece = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 4 }),
  fc.constantFrom(
    '"',
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '\\',
    '/',
    '*/',
    '//',
    '\n',
    '/..',
    '%2e',
    '=',
  ),
);

/** The text with a piece of it replaced. */
export function mutated(texts: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return fc.tuple(texts, fc.nat(), fc.nat({ max: 9 }), piece).map(([text, at, cut, put]) => {
    const place = at % (text.length + 1);
    return text.slice(0, place) + put + text.slice(place + cut);
  });
}
