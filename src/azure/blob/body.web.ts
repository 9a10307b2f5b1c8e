import { cancelled } from '../client/pause.ts';
import type { openBody as openStream } from './body.ts';
import { StallWatch } from './stall-watch.ts';

/** As the SDK gives it in a browser: whole, once all of it has arrived. */
export const openBody: typeof openStream = async (client, range, abortSignal) => {
  const { start, length, ifMatch } = range;
  const arrival = new Arrival(abortSignal);
  const { blobBody } = await client.download(start, length, {
    conditions: { ifMatch },
    abortSignal,
    onProgress: () => arrival.goesOn(),
  });
  return {
    drain: async (take) => {
      const bytes = await arrival.of(blobBody);
      if (bytes !== undefined) take(bytes);
      return bytes !== undefined;
    },
  };
};

/** The SDK looks neither at the time nor at its signal once the headers of an answer are there. */
class Arrival {
  private readonly signal: AbortSignal;
  private watch: StallWatch | undefined;

  constructor(signal: AbortSignal) {
    this.signal = signal;
  }

  /** To be called with each piece. What it throws cuts the connection. */
  goesOn(): void {
    this.signal.throwIfAborted();
    this.watch?.touch();
  }

  /** All bytes of a body; `undefined` where it was cut off. Rejects only with `cancelled`. */
  async of(body: Promise<Blob> | undefined): Promise<Uint8Array | undefined> {
    try {
      const whole = await Promise.race([body, this.end()]);
      this.signal.throwIfAborted();
      return whole === undefined ? undefined : new Uint8Array(await whole.arrayBuffer());
    } catch {
      if (this.signal.aborted) throw cancelled();
      return undefined;
    } finally {
      this.watch?.end();
    }
  }

  /** Resolves where nothing more will arrive, or nobody waits for it any more. */
  private end(): Promise<undefined> {
    return new Promise((resolve) => {
      const end = () => resolve(undefined);
      this.watch = new StallWatch(end);
      this.signal.addEventListener('abort', end, { once: true });
    });
  }
}
