import { caseSeed, Random } from '../../generate/random.ts';

/** Of the whole run: the same each time, so that a build never fails by chance; `FLOW_LOGS_SEED` tries another. */
export const SEED = Number(process.env['FLOW_LOGS_SEED'] ?? 20_261_122);

/**
 * Runs `test` on `count` cases, each with a generator of its own. A case that fails is named with
 * what repeats it.
 */
export function forEachCase(
  name: string,
  count: number,
  test: (random: Random, seed: number) => void,
): void {
  console.log(`${name}: ${count} cases, FLOW_LOGS_SEED=${SEED}`);
  for (let index = 0; index < count; index++) {
    const seed = caseSeed(SEED, index);
    try {
      test(new Random(seed), seed);
    } catch (error) {
      const where = `Case ${index} of “${name}” with FLOW_LOGS_SEED=${SEED}`;
      throw new Error(`${where}: ${(error as Error).message}`, { cause: error });
    }
  }
}
