import { cpus, totalmem } from 'node:os';

/** One line of the table: what was measured, the product's figure, the plain way's, the ratio. */
export type Line = readonly [what: string, ours: string, plain: string, ratio: string];

/** Prints the lines as the Markdown table that stands in the README. */
export function printTable(lines: readonly Line[]): void {
  const head: Line = ['what', 'Flow Log Lens', 'plain way', 'ratio'];
  console.log(`\n${machine()}\n`);
  for (const line of [head, ['---', '---:', '---:', '---:'] as const, ...lines]) {
    console.log(`| ${line.join(' | ')} |`);
  }
}

function machine(): string {
  const memory = Math.round(totalmem() / 2 ** 30);
  return `${cpus()[0]?.model ?? 'CPU'}, ${cpus().length} cores, ${memory} GiB, Node ${process.version}.`;
}

export function ms(value: number): string {
  return value < 100 ? `${value.toFixed(1)} ms` : `${Math.round(value)} ms`;
}

export function ratio(plain: number, ours: number): string {
  return `${(plain / ours).toFixed(1)} ×`;
}
