import fs from 'node:fs';
import path from 'node:path';
import { outFolder, root } from '../lib/paths.mjs';
import { runNpmScript } from '../lib/run.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed Also files that failed before their first test.
 * @property {number} skipped
 */

/**
 * Runs the tests of one kind and counts them.
 * @param {string} kind The name of the npm script, and of vitest's project.
 * @returns {Promise<Counts>}
 */
export async function runTests(kind) {
  const report = path.join(outFolder, 'test-results', `${kind}.json`);
  fs.rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNpmScript(kind, reporters, { cwd: root });
  const counts = fs.existsSync(report) ? readCounts(report) : { passed: 0, failed: 0, skipped: 0 };
  // What vitest holds against a run without blaming a test, such as an unhandled rejection.
  const unblamed = code !== 0 && counts.failed === 0 ? 1 : 0;
  return { ...counts, failed: counts.failed + unblamed };
}

/**
 * @param {string} report
 * @returns {Counts}
 */
function readCounts(report) {
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    fs.readFileSync(report, 'utf8'),
  );
  /** @type {{ status: string, assertionResults: unknown[] }[]} */
  const files = testResults;
  const brokenFiles = files.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  return {
    passed: numPassedTests,
    failed: numFailedTests + brokenFiles.length,
    skipped: numPendingTests + numTodoTests,
  };
}
