import { caseSeed, Random } from '../../generate/random.ts';

/** Of the whole run: `FLOW_LOGS_SEED` repeats one, else each run has its own. */
export const SEED = Number(process.env['FLOW_LOGS_SEED'] ?? Date.now() % 1_000_000_007);

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
