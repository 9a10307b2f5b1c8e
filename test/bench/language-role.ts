import { scanText } from '../../src/language/scan/scan-text.ts';
import { hoverAt } from '../../src/language/text/hover-at.ts';
import type { TextLines } from '../../src/language/text/text-lines.ts';
import { vnetHour } from '../generate/index.ts';
import { type Figures } from './roles.ts';

const SEED = 8;
const HOVERS = 200;
const CLOCK = { now: Date.UTC(2026, 2, 14, 12), local: () => '10:00:00' };

/** What raw JSON gains: the slowest hover, and how long a scan ever holds the thread. */
export async function language(): Promise<Figures> {
  const slices: number[] = [];
  const scanned = linesOf(20e6);
  const start = performance.now();
  await scanText(scanned, () => false, thread(slices));
  return {
    scan: performance.now() - start,
    slice: Math.max(...slices),
    hover: slowestHover(linesOf(40e6)),
  };
}

/** A log of about so many characters, set out in lines, as an editor has it. */
function linesOf(characters: number): TextLines {
  const hour = [...vnetHour({ seed: SEED, tuples: 3000 })].join('');
  const lines = JSON.stringify(JSON.parse(hour), undefined, 2).split('\n');
  const { length } = lines.join('\n');
  const all = Array.from({ length: Math.ceil(characters / length) }, () => lines).flat();
  return { lineCount: all.length, lineAt: (line) => all[line]! };
}

/** The event loop, with a note of how long it was held between two turns. */
function thread(slices: number[]) {
  let began = performance.now();
  return {
    now: () => performance.now(),
    async turn() {
      slices.push(performance.now() - began);
      await new Promise((resolve) => void setImmediate(resolve));
      began = performance.now();
    },
  };
}

function slowestHover(lines: TextLines): number {
  const places = tuplePlaces(lines);
  const times = Array.from({ length: HOVERS }, (_, at) => {
    const line = places[Math.floor((places.length * (at + 0.5)) / HOVERS)]!;
    const began = performance.now();
    hoverAt(lines, { line, character: 30 }, CLOCK);
    return performance.now() - began;
  });
  return Math.max(...times);
}

function tuplePlaces(lines: TextLines): number[] {
  const all = Array.from({ length: lines.lineCount }, (_, line) => line);
  return all.filter((line) => /^\s*"\d{13},/.test(lines.lineAt(line)));
}
