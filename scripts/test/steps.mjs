import path from 'node:path';
import { root } from '../lib/paths.mjs';
import { runNpmScript } from '../lib/run.mjs';
import { findChromium } from '../workbench/chromium.mjs';
import { installWorkbench, whyWorkbenchCannotRun } from '../workbench/install.mjs';
import { runTests, runTestsTwice } from './vitest.mjs';

/**
 * What became of a step. `tests` where it ran tests; `why` where there is something to say.
 * @typedef {object} Outcome
 * @property {'ok' | 'failed' | 'not run'} verdict
 * @property {import('./vitest.mjs').Counts} [tests]
 * @property {string} [why]
 *
 * @typedef {object} Step
 * @property {string} name
 * @property {string} [needs] The step without whose success this one means nothing.
 * @property {() => Promise<Outcome>} run
 */

/**
 * @param {string} name
 * @param {string} script
 * @returns {Step}
 */
function check(name, script) {
  const run = async () => {
    const { code } = await runNpmScript(script, [], { cwd: root });
    return /** @type {Outcome} */ ({ verdict: code === 0 ? 'ok' : 'failed' });
  };
  return { name, run };
}

/**
 * @param {import('./vitest.mjs').Counts} tests
 * @returns {Outcome}
 */
function outcomeOf(tests) {
  if (tests.failed > 0) return { verdict: 'failed', tests };
  return tests.passed > 0 ? { verdict: 'ok', tests } : { verdict: 'failed', why: 'no test ran' };
}

/** @returns {Promise<Outcome>} */
async function testWorkbench() {
  const why = whyWorkbenchCannotRun();
  if (why !== undefined) return { verdict: 'not run', why };
  await installWorkbench();
  await findChromium();
  const { again, ...tests } = await runTestsTwice('workbench');
  const outcome = outcomeOf(tests);
  if (again.length === 0) return outcome;
  const files = again.map((file) => path.basename(file)).join(', ');
  return { ...outcome, why: `once more, after a first failure: ${files}` };
}

/** All that `npm test` does, in this order: what is quick to fail comes first. @type {Step[]} */
export const steps = [
  check('build', 'build'),
  check('types', 'types'),
  check('lint', 'lint'),
  check('format', 'format:check'),
  check('layers', 'layers'),
  { name: 'unit', run: async () => outcomeOf(await runTests('unit')) },
  { name: 'storage', run: async () => outcomeOf(await runTests('storage')) },
  { name: 'workbench', needs: 'build', run: testWorkbench },
];
