import { type KeptPage, readKeptPage } from './kept-page.ts';
import { keepState, keptState } from './vscode-api.ts';

/** What the page keeps, as it is now; every change is kept at once. */
export class PageStore {
  private kept: KeptPage = readKeptPage(keptState());

  get state(): KeptPage {
    return this.kept;
  }

  keep(change: Partial<KeptPage>): void {
    this.kept = { ...this.kept, ...change };
    keepState(this.kept);
  }

  /** Keeps something under a panel's name. */
  keepPanel(name: string, state: unknown): void {
    this.keep({ panels: { ...this.kept.panels, [name]: state } });
  }
}
