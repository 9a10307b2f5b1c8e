// npm test [-- --only unit,lint]: every check there is, each told with its time and counted.
import { parseArgs } from 'node:util';
import { steps } from './test/steps.mjs';

/**
 * @typedef {import('./test/steps.mjs').Step} Step
 * @typedef {import('./test/steps.mjs').Outcome} Outcome
 * @typedef {{ step: Step, outcome: Outcome, seconds: number }} Finished
 */

/** @returns {readonly Step[]} */
function chosenSteps() {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const names = values.only?.flatMap((value) => value.split(','));
  if (names === undefined) return steps;
  const known = steps.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length === 0) return steps.filter(({ name }) => names.includes(name));
  throw new Error(`--only knows ${known.join(', ')}, but not ${unknown.join(', ')}.`);
}

/**
 * @param {Step} step
 * @param {readonly Finished[]} earlier
 * @returns {Promise<Finished>}
 */
async function runStep(step, earlier) {
  const blocker = earlier.find(
    (done) => done.step.name === step.needs && done.outcome.verdict === 'failed',
  );
  if (blocker !== undefined) {
    const why = `not run, because ${blocker.step.name} failed`;
    return { step, outcome: { verdict: 'failed', why }, seconds: 0 };
  }
  console.log(`\n── ${step.name} ──`);
  const begin = performance.now();
  const outcome = await step.run().catch(failure);
  const seconds = (performance.now() - begin) / 1000;
  console.log(`── ${step.name}: ${outcome.verdict}, ${seconds.toFixed(1)} s ──`);
  return { step, outcome, seconds };
}

/**
 * @param {unknown} error
 * @returns {Outcome}
 */
function failure(error) {
  return { verdict: 'failed', why: error instanceof Error ? error.message : String(error) };
}

/** @param {Finished} finished */
function summaryLine({ step, outcome, seconds }) {
  const { verdict, tests, why } = outcome;
  const result =
    tests === undefined
      ? verdict
      : `${tests.passed} passed, ${tests.failed} failed` +
        (tests.skipped > 0 ? `, ${tests.skipped} skipped` : '');
  const reason = why === undefined ? '' : `: ${why}`;
  return `${step.name}: ${result} (${seconds.toFixed(1)} s)${reason}`;
}

/** A step that failed without a failed test counts as one failure. @param {Outcome} outcome */
function failures({ verdict, tests }) {
  return Math.max(tests?.failed ?? 0, verdict === 'failed' ? 1 : 0);
}

/** @param {readonly Finished[]} finished */
function report(finished) {
  console.log(`\n${finished.map(summaryLine).join('\n')}`);
  const outcomes = finished.map(({ outcome }) => outcome);
  const passed = outcomes.reduce((sum, { tests }) => sum + (tests?.passed ?? 0), 0);
  const failed = outcomes.reduce((sum, outcome) => sum + failures(outcome), 0);
  console.log(`\n${passed} passed, ${failed} failed`);
  if (failed > 0) process.exitCode = 1;
}

async function runAll() {
  /** @type {Finished[]} */
  const finished = [];
  for (const step of chosenSteps()) finished.push(await runStep(step, finished));
  report(finished);
}

try {
  await runAll();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
