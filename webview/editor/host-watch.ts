import { after } from '../../src/protocol/platform.ts';

/** How long after an answer the host is asked again, ms. */
const PAUSE = 5000;

/**
 * Notices that the extension host is gone. An editor that starts it anew leaves pages behind that
 * nobody answers any more, and tells them nothing.
 */
export class HostWatch {
  private readonly ask: () => Promise<unknown>;
  private readonly show: (isThere: boolean) => void;

  /** `ask` rejects where no answer comes in time. */
  constructor(ask: () => Promise<unknown>, show: (isThere: boolean) => void) {
    this.ask = ask;
    this.show = show;
    this.again();
  }

  private again(): void {
    after(PAUSE, () => {
      this.ask().then(
        () => this.heard(true),
        () => this.heard(false),
      );
    });
  }

  private heard(isThere: boolean): void {
    this.show(isThere);
    this.again();
  }
}
