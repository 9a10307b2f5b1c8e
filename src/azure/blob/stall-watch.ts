/** A body that brings nothing for so long, ms, will bring nothing more. */
const STALL = 10_000;

/** Notices when nothing arrives any more. Begins to watch at once. */
export class StallWatch {
  private readonly onStall: () => void;
  private last = performance.now();
  private timer: ReturnType<typeof setTimeout>;

  constructor(onStall: () => void) {
    this.onStall = onStall;
    this.timer = this.lookIn(STALL);
  }

  /** Something has arrived. Called for each piece of a body: no timer is set anew. */
  touch(): void {
    this.last = performance.now();
  }

  end(): void {
    clearTimeout(this.timer);
  }

  private lookIn(ms: number): ReturnType<typeof setTimeout> {
    return setTimeout(() => {
      const left = this.last + STALL - performance.now();
      if (left > 0) this.timer = this.lookIn(left);
      else this.onStall();
    }, ms);
  }
}
