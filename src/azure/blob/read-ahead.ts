import { lastBlockStart } from './blob-version.ts';
import type { LiveBlob } from './live-blob.ts';
import { type Part, readPart } from './read-part.ts';

/** The first part is small, so that the first rows show at once, and has the line to itself. */
const FIRST = 256 * 1024;

/** No part is larger; with those side by side and those in use this bounds the memory. */
const LARGEST = 4 * 1024 * 1024;

/** Parts that are read side by side. */
const PARALLEL = 4;

/** While parts come faster, each is twice as large as the last, ms: on slow lines rows come often. */
const FAST = 400;

/** A part that is on its way. */
interface ComingPart extends Part {
  readonly isLast: boolean;
  readonly buffer: Uint8Array;
  readonly bytes: Promise<Uint8Array | undefined>;
}

/**
 * Reads a blob from some place to its end: parts side by side, given out in their order.
 *
 * What was given out cannot be taken back when the blob changes on the way, and the block that
 * closes it (`]}`) makes room for new ones each minute. So no part reaches into the last block
 * unless it reaches the blob's end as well: bytes of that block are given out only with the very
 * last part, once everything is there, and there is nothing left to be changed. (Unless the last
 * block is larger than a part; then a change of it ends the reading with `changed`.)
 */
export class ReadAhead {
  private readonly blob: LiveBlob;
  private readonly signal: AbortSignal;
  private readonly onReceived: (bytes: number) => void;
  private readonly start: number;
  /** How far parts were planned, and were given out; in which generation that was right. */
  private planned: number;
  private given: number;
  private generation: number;
  private span = FIRST;
  private coming: ComingPart[] = [];
  private readonly buffers: Uint8Array[] = [];
  private work = new AbortController();

  constructor(
    blob: LiveBlob,
    start: number,
    signal: AbortSignal,
    onReceived: (bytes: number) => void,
  ) {
    this.blob = blob;
    this.signal = signal;
    this.onReceived = onReceived;
    this.start = start;
    this.planned = start;
    this.given = start;
    this.generation = blob.generation;
  }

  /** The bytes, as `ByteSource.chunks` gives them. */
  async *chunks(): AsyncGenerator<Uint8Array> {
    let last: Uint8Array | undefined;
    try {
      for (;;) {
        this.plan();
        const part = this.coming.shift();
        if (part === undefined) return;
        const bytes = await part.bytes;
        if (bytes === undefined || this.blob.unchangedSince(part.generation) < part.end) {
          await this.planAnew(part);
          continue;
        }
        this.given = part.end;
        yield bytes;
        if (part.isLast) return;
        if (last !== undefined) this.buffers.push(last);
        last = part.buffer;
      }
    } finally {
      this.work.abort();
    }
  }

  /** Begins as many parts as may be under way. Throws where what was given out has changed. */
  private plan(): void {
    const { blob, generation } = this;
    if (blob.unchangedSince(generation) < this.given) throw blob.changed();
    this.generation = blob.generation;
    const most = this.given === this.start ? 1 : PARALLEL;
    while (this.coming.length < most && this.planned < blob.version.size) {
      const part = this.begin(this.planned);
      this.coming.push(part);
      this.planned = part.end;
    }
  }

  private begin(start: number): ComingPart {
    const { blob } = this;
    const end = this.endOf(start);
    const part = { start, end, generation: blob.generation };
    const buffer = this.buffers.pop() ?? new Uint8Array(LARGEST);
    const bytes = this.timed(part, buffer);
    // Whoever stops here leaves it behind; its failure is nobody's then.
    bytes.catch(() => undefined);
    return { ...part, isLast: end === blob.version.size, buffer, bytes };
  }

  private endOf(start: number): number {
    const { version } = this.blob;
    const end = Math.min(version.size, start + this.span);
    const last = lastBlockStart(version);
    return start < last && last < end && end < version.size ? last : end;
  }

  private async timed(part: Part, into: Uint8Array): Promise<Uint8Array | undefined> {
    const signal = AbortSignal.any([this.signal, this.work.signal]);
    const begun = performance.now();
    const bytes = await readPart(this.blob, part, into, { signal, received: this.onReceived });
    if (performance.now() - begun < FAST) this.span = Math.min(LARGEST, this.span * 2);
    return bytes;
  }

  /** From this part on the blob is not what it was: those behind it are ended and read anew. */
  private async planAnew(part: ComingPart): Promise<void> {
    this.work.abort();
    // One that still fills its buffer must not share it.
    await Promise.allSettled(this.coming.map(({ bytes }) => bytes));
    for (const { buffer } of [part, ...this.coming]) this.buffers.push(buffer);
    this.coming = [];
    this.planned = part.start;
    this.work = new AbortController();
  }
}
