/** A body that brings nothing for so long, ms, will bring nothing more. */
const STALL = 10_000;

/** Notices when nothing arrives any more. Begins to watch at once. */
export class StallWatch {
  private readonly onStall: () => void;
  private timer: ReturnType<typeof setTimeout>;

  constructor(onStall: () => void) {
    this.onStall = onStall;
    this.timer = setTimeout(onStall, STALL);
  }

  /** Something has arrived. */
  touch(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.onStall, STALL);
  }

  end(): void {
    clearTimeout(this.timer);
  }
}
