import { type Failure, toFailure } from '../../protocol/failure.ts';
import { after } from '../../protocol/platform.ts';
import { endsSession } from '../reading/readings.ts';
import type { LiveState, LiveWish } from '../../protocol/session.ts';

/** While nothing comes each look is a little later than the last, up to so many intervals. */
const MOST_INTERVALS = 2;

/** The first look after nothing came is soon: the log may have been late by a little. */
const SOONEST_SHARE = 1 / 6;

/** Nobody sees what comes while all tabs are hidden. */
const HIDDEN_INTERVALS = 5;

/** What is live. */
export interface LiveTarget {
  /** Rows that are there. */
  readonly rows: () => number;
  /** Takes what has come. Rejects with a `FailureError`; with `changed` it is over. */
  readonly look: (now: number) => Promise<void>;
  /** The state has changed; `over` is what ended it, where something did. */
  readonly report: (over?: Failure) => void;
}

/** Looks at growing logs again and again: as often as something comes, less often while nothing does. */
export class Live {
  private readonly target: LiveTarget;
  private readonly firstRows: number;
  private wish: LiveWish;
  private lookedAt = 0;
  private nextAt = 0;
  private failure: Failure | undefined;
  private idle = 0;
  private isOver = false;
  private isLooking = false;
  private callOff: (() => void) | undefined;

  constructor(target: LiveTarget, wish: LiveWish) {
    this.target = target;
    this.wish = wish;
    this.firstRows = target.rows();
    void this.look();
  }

  get state(): LiveState {
    const { lookedAt, nextAt, failure } = this;
    const rows = this.target.rows() - this.firstRows;
    return { lookedAt, nextAt, rows, ...(failure === undefined ? {} : { failure }) };
  }

  /** Looks at another pace from now on; at once, where somebody has come to look. */
  change(wish: LiveWish): void {
    const isSeenAgain = !this.wish.isShown && wish.isShown;
    this.wish = wish;
    if (isSeenAgain && !this.isLooking) void this.look();
  }

  /** Ends it; a look that is under way ends with its session's reading. */
  stop(): void {
    this.isOver = true;
    this.callOff?.();
  }

  private async look(): Promise<void> {
    this.callOff?.();
    this.isLooking = true;
    const before = this.target.rows();
    const now = Date.now();
    try {
      await this.target.look(now);
      this.failure = undefined;
    } catch (thrown) {
      this.failure = toFailure(thrown);
    }
    this.isLooking = false;
    if (this.isOver) return;
    this.lookedAt = now;
    if (this.failure !== undefined && endsIt(this.failure)) return this.end(this.failure);
    this.plan(this.target.rows() > before);
    this.target.report();
  }

  private plan(hasGrown: boolean): void {
    const { interval, isShown } = this.wish;
    this.idle = hasGrown ? 0 : this.idle + 1;
    const idle = Math.min(MOST_INTERVALS, SOONEST_SHARE * 2 ** (this.idle - 1));
    const intervals = isShown ? (hasGrown ? 1 : idle) : HIDDEN_INTERVALS;
    const wait = interval * intervals;
    this.nextAt = Date.now() + wait;
    this.callOff = after(wait, () => void this.look());
  }

  private end(failure: Failure): void {
    this.stop();
    this.target.report(failure);
  }
}

/** A network that is gone comes again; a log that is another one does not, nor does a mistake of ours. */
function endsIt(failure: Failure): boolean {
  return endsSession(failure) || failure.code === 'internal';
}
