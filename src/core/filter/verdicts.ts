import { NumberIndex } from '../table/number-index.ts';
import { codeOf } from './condition.ts';

/** Stands where an id has not been asked for yet; no code of a condition. */
export const UNKNOWN = 3;

/** Answers by id, each sought once, when the first row with that id is met. */
export class Verdicts {
  /** The codes that are known. Replaced when it grows: take it anew for each pass. */
  codes = new Uint8Array(0);
  private readonly answer: (id: number) => number;

  /** `answer` gives the code of an id. */
  constructor(answer: (id: number) => number) {
    this.answer = answer;
  }

  /** Makes room for ids below `size`. */
  reserve(size: number): void {
    if (size <= this.codes.length) return;
    const codes = new Uint8Array(Math.max(size, this.codes.length * 2)).fill(UNKNOWN);
    codes.set(this.codes);
    this.codes = codes;
  }

  /** Seeks the answer for an id below the reserved size. */
  decide(id: number): number {
    return (this.codes[id] = this.answer(id));
  }

  /** The code of any id. */
  of(id: number): number {
    this.reserve(id + 1);
    const code = this.codes[id]!;
    return code === UNKNOWN ? this.decide(id) : code;
  }
}

/** Answers by numbers that are too scattered to be ids. */
export class ScatteredVerdicts {
  private readonly numbers = new NumberIndex();
  private codes = new Uint8Array(256);
  private readonly answer: (number: number) => boolean | null;

  constructor(answer: (number: number) => boolean | null) {
    this.answer = answer;
  }

  /** The code of any number. */
  of(number: number): number {
    const known = this.numbers.count;
    const at = this.numbers.indexOf(number);
    return at < known ? this.codes[at]! : this.add(at, codeOf(this.answer(number)));
  }

  private add(at: number, code: number): number {
    if (at === this.codes.length) {
      const wider = new Uint8Array(at * 2);
      wider.set(this.codes);
      this.codes = wider;
    }
    return (this.codes[at] = code);
  }
}
