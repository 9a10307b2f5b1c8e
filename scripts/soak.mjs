// npm run soak [-- --runs 100000 --rounds 5 --seed 7 --only fuzz|memory|crash]: what takes too long
// for every run of the tests; prints the table of the README.
import fs from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { outFolder, root } from './lib/paths.mjs';
import { run, runNpmScript } from './lib/run.mjs';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '1000000' },
    rounds: { type: 'string', default: '20' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000_000) },
    only: { type: 'string', default: '' },
  },
});

const figures = path.join(outFolder, 'soak', 'figures.jsonl');
fs.rmSync(figures, { force: true });
const built = await runNpmScript('build', ['--production'], { cwd: root });
if (built.code !== 0) process.exit(1);

console.log(`Seed ${values.seed}: npm run soak -- --seed ${values.seed} repeats this run.`);
const vitest = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
const { code } = await run(
  process.execPath,
  [vitest, 'run', '--project', 'soak', `test/soak/${values.only}`],
  {
    cwd: root,
    env: {
      ...process.env,
      FLOW_LOGS_RUNS: values.runs,
      FLOW_LOGS_ROUNDS: values.rounds,
      FLOW_LOGS_SEED: values.seed,
    },
  },
);

console.log('\n| what | found |\n| --- | ---: |');
for (const line of fs.existsSync(figures) ? fs.readFileSync(figures, 'utf8').split('\n') : []) {
  if (line === '') continue;
  const { what, found } = JSON.parse(line);
  console.log(`| ${what} | ${found} |`);
}
process.exit(code);
