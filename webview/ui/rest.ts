/** Does the latest of what is asked for, once nothing more was asked for a while. */
export class Rest {
  private readonly ms: number;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(ms: number) {
    this.ms = ms;
  }

  /** Does `work` after the rest, unless something else is asked for before. */
  before(work: () => void): void {
    this.cancel();
    this.timer = setTimeout(work, this.ms);
  }

  cancel(): void {
    clearTimeout(this.timer);
  }
}
