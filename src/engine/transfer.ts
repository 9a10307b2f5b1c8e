import type { SourceWatch } from '../sources/byte-source.ts';

/** Over how long a rate is taken, ms: it neither flickers nor hides that nothing comes any more. */
const WINDOW = 3000;
const STEP = 250;

/** What is said of it before it is long enough to tell a rate, ms. */
const SOONEST = 500;

/** How the bytes of a log come over the network just now. */
export class Transfer implements SourceWatch {
  isWaiting = false;
  private readonly onWaiting: () => void;
  private readonly now: () => number;
  /** Bytes that had come by some moments of the window, the oldest first. */
  private marks: { readonly at: number; readonly bytes: number }[] = [];
  private bytes = 0;

  /** `onWaiting` is called when waiting for the server begins and ends. */
  constructor(onWaiting: () => void, now = () => performance.now()) {
    this.onWaiting = onWaiting;
    this.now = now;
    this.marks.push({ at: now(), bytes: 0 });
  }

  received(bytes: number): void {
    this.mark();
    this.bytes += bytes;
  }

  waiting(isWaiting: boolean): void {
    if (isWaiting === this.isWaiting) return;
    this.isWaiting = isWaiting;
    this.onWaiting();
  }

  /** `undefined` while there is too little to tell. */
  get bytesPerSecond(): number | undefined {
    this.mark();
    const { at, bytes } = this.marks[0]!;
    const ms = this.now() - at;
    return ms < SOONEST ? undefined : ((this.bytes - bytes) * 1000) / ms;
  }

  private mark(): void {
    const now = this.now();
    if (now - this.marks.at(-1)!.at < STEP) return;
    this.marks.push({ at: now, bytes: this.bytes });
    while (now - this.marks[1]!.at >= WINDOW) this.marks.shift();
  }
}
