import type { ConsoleMessage, Page } from 'playwright-core';

/** Something that the browser complained about, and the address of the script or page it blames. */
export interface PageError {
  readonly text: string;
  readonly url: string;
}

// A part of VS Code that only Microsoft's own builds have; the workbench does without it.
const absentPart = '/vsda/';

// In the address of a webview, and of what it loads.
const extensionId = 'flow-log-lens.flow-log-lens';

const policyWords = /Content Security Policy/i;

/**
 * Collects what the browser writes to its console as errors, of the workbench and of every
 * webview in it: a violated Content Security Policy shows nowhere else.
 */
export class PageErrors {
  readonly #errors: PageError[] = [];

  /** Begins to listen. To be called before the page loads. */
  collectFrom(page: Page): void {
    page.on('console', (message) => this.#takeMessage(message));
    page.on('pageerror', (error) =>
      this.#errors.push({ text: error.stack ?? error.message, url: page.url() }),
    );
  }

  /** All of them; VS Code's own parts complain too, and under load more than usual. */
  get all(): readonly PageError[] {
    return this.#errors;
  }

  /** Those that name the extension: of its pages, or of its code in a stack. */
  get ofExtension(): readonly PageError[] {
    return this.#errors.filter(({ text, url }) => `${url} ${text}`.includes(extensionId));
  }

  get cspViolations(): readonly PageError[] {
    return this.#errors.filter(({ text }) => policyWords.test(text));
  }

  #takeMessage(message: ConsoleMessage): void {
    const { url } = message.location();
    if (message.type() !== 'error' || url.includes(absentPart)) return;
    this.#errors.push({ text: message.text(), url });
  }
}
