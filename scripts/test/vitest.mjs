import fs from 'node:fs';
import path from 'node:path';
import { outFolder, root } from '../lib/paths.mjs';
import { runNpmScript } from '../lib/run.mjs';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed Also files that failed before their first test.
 * @property {number} skipped
 *
 * @typedef {Map<string, Counts>} FileCounts Of each test file by its path.
 *
 * @typedef {{ name: string, status: string, assertionResults: { status: string }[] }} FileReport
 */

/** Where more files fail than this, no accident is to blame. */
const MOST_AGAIN = 5;

/** What vitest holds against a run without blaming a test, such as an unhandled rejection. */
const NO_FILE = '';

/**
 * Runs the tests of one kind and counts them.
 * @param {string} kind The name of the npm script, and of vitest's project.
 * @returns {Promise<Counts>}
 */
export async function runTests(kind) {
  return sum(await runFiles(kind));
}

/**
 * As `runTests`, but a few files in which a test failed are run once more, in new windows: on a
 * starved machine a window can be lost as a whole. `again` names them, so that they can be told.
 * @param {string} kind
 * @returns {Promise<Counts & { again: readonly string[] }>}
 */
export async function runTestsTwice(kind) {
  const first = await runFiles(kind);
  const failed = [...first].filter(([, { failed }]) => failed > 0).map(([file]) => file);
  const again = failed.length > MOST_AGAIN || failed.includes(NO_FILE) ? [] : failed;
  if (again.length === 0) return { ...sum(first), again };
  keepTraces();
  const second = await runFiles(kind, again);
  return { ...sum(new Map([...first, ...second])), again };
}

/**
 * @param {string} kind
 * @param {readonly string[]} [files] All, where none is named.
 * @returns {Promise<FileCounts>}
 */
async function runFiles(kind, files = []) {
  const report = path.join(outFolder, 'test-results', `${kind}.json`);
  fs.rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await runNpmScript(kind, [...files, ...reporters], { cwd: root });
  const counts = fs.existsSync(report) ? readCounts(report) : new Map();
  if (code !== 0 && sum(counts).failed === 0) {
    counts.set(NO_FILE, { passed: 0, failed: 1, skipped: 0 });
  }
  return counts;
}

/**
 * @param {string} report
 * @returns {FileCounts}
 */
function readCounts(report) {
  /** @type {{ testResults: FileReport[] }} */
  const { testResults } = JSON.parse(fs.readFileSync(report, 'utf8'));
  return new Map(testResults.map((file) => [file.name, countsOf(file)]));
}

/**
 * @param {FileReport} file
 * @returns {Counts}
 */
function countsOf({ status, assertionResults }) {
  const passed = assertionResults.filter((test) => test.status === 'passed').length;
  const failed = assertionResults.filter((test) => test.status === 'failed').length;
  const skipped = assertionResults.length - passed - failed;
  // A window that does not start fails its file, and no test in it.
  const broken = status === 'failed' && failed === 0 ? 1 : 0;
  return { passed, failed: failed + broken, skipped };
}

/**
 * @param {FileCounts} files
 * @returns {Counts}
 */
function sum(files) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of files.values()) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** The second run would wipe what explains the first: that moves to `out/first-try`. */
function keepTraces() {
  const kept = path.join(outFolder, 'first-try');
  fs.rmSync(kept, { recursive: true, force: true });
  fs.mkdirSync(kept, { recursive: true });
  for (const traces of ['screenshots', 'logs']) {
    const folder = path.join(outFolder, traces);
    if (fs.existsSync(folder)) fs.renameSync(folder, path.join(kept, traces));
  }
}
