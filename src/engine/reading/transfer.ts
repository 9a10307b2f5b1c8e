import type { SourceWatch } from '../../sources/byte-source.ts';

/** Over how long a rate is taken, ms: it neither flickers nor hides that nothing comes any more. */
const WINDOW = 3000;
const STEP = 250;

/** What is said of it before it is long enough to tell a rate, ms. */
const SOONEST = 500;

/** How the bytes of a session's logs come over the network just now. */
export class Transfer {
  /** Sources whose server is waited for. */
  private readonly waitingFor = new Set<SourceWatch>();
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

  /** True while a server is busy or cannot be reached. */
  get isWaiting(): boolean {
    return this.waitingFor.size > 0;
  }

  /** Hears how one source is read. */
  watch(): SourceWatch {
    const watch: SourceWatch = {
      received: (bytes) => {
        this.mark();
        this.bytes += bytes;
      },
      waiting: (isWaiting) => this.waits(watch, isWaiting),
    };
    return watch;
  }

  private waits(watch: SourceWatch, isWaiting: boolean): void {
    const before = this.isWaiting;
    if (isWaiting) this.waitingFor.add(watch);
    else this.waitingFor.delete(watch);
    if (before !== this.isWaiting) this.onWaiting();
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
