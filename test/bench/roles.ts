import { spawnSync } from 'node:child_process';

/** What a measuring process reports. */
export type Figures = Readonly<Record<string, number>>;

/** Runs one role of this program in a process of its own, so that nothing measured shares a heap. */
export function runRole(role: string, ...args: readonly string[]): Figures {
  const command = [
    '--max-old-space-size=12000',
    '--expose-gc',
    process.argv[1]!,
    `--role=${role}`,
    ...args,
  ];
  const { status, stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`The role ${role} failed: ${stderr}`);
  return JSON.parse(stdout) as Figures;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}

const RUNS = 7;

/** How long some work takes, the median of several runs, ms. */
export function time(work: () => unknown): number {
  return median(Array.from({ length: RUNS }, () => once(work)));
}

/** How long some work takes that is too slow to be repeated, ms. */
export function once(work: () => unknown): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}

/** Peak memory over what the process had when `idle` was taken, bytes. */
export function peakOver(idle: number): number {
  return process.resourceUsage().maxRSS * 1024 - idle;
}
