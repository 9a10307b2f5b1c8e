/** Runs one piece of work at a time: what begins later ends what is under way. */
export class Latest {
  private running = new AbortController();

  /** Ends what is under way, and gives the signal for what begins now. */
  begin(): AbortSignal {
    this.running.abort();
    this.running = new AbortController();
    return this.running.signal;
  }
}
