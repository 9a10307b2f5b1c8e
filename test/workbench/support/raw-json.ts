import type { Locator } from 'playwright-core';
import { vi } from 'vitest';
import type { Workbench } from './workbench.ts';

/** On the screen, px. */
interface Place {
  readonly x: number;
  readonly y: number;
}

/** One try, ms; then the pointer is moved there again. */
const TRY = 3000;
const PATIENCE = { timeout: 30_000, interval: 100 };

/** Raw JSON in a text editor, by what a person points at and reads there. */
export class RawJson {
  readonly #workbench: Workbench;
  #pointer: Place = { x: 0, y: 0 };

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** The hover that is open. */
  get hover(): Locator {
    const markdown = '.monaco-hover:not(.hidden) .hover-row .rendered-markdown';
    return this.#workbench.page.locator(markdown).first();
  }

  /** Points at the middle of a piece of a line, and gives the hover that comes. */
  async hoverOver(line: string | RegExp, piece: string): Promise<Locator> {
    await vi.waitFor(async () => {
      await this.#moveTo(line, piece);
      await this.hover.waitFor({ timeout: TRY });
      if (!(await this.#isUnderPointer(line, piece))) throw new Error('The text has moved.');
    }, PATIENCE);
    return this.hover;
  }

  /** Puts the cursor into the middle of a piece of a line. */
  async putCursor(line: string | RegExp, piece: string): Promise<void> {
    await vi.waitFor(async () => {
      await this.#moveTo(line, piece);
      await this.#workbench.page.mouse.down();
      await this.#workbench.page.mouse.up();
      if (!(await this.#isUnderPointer(line, piece))) throw new Error('The text has moved.');
    }, PATIENCE);
  }

  async #moveTo(line: string | RegExp, piece: string): Promise<void> {
    const { x, y } = await this.#placeOf(line, piece);
    const { mouse } = this.#workbench.page;
    // From elsewhere: a pointer that does not move points at nothing.
    await mouse.move(x, y + 200);
    await mouse.move(x, y, { steps: 4 });
    this.#pointer = { x, y };
  }

  /** Sums above lines and marks before tuples come a little later, and move what is there. */
  async #isUnderPointer(line: string | RegExp, piece: string): Promise<boolean> {
    const { x, y } = await this.#placeOf(line, piece);
    return Math.hypot(x - this.#pointer.x, y - this.#pointer.y) < 1;
  }

  async #placeOf(line: string | RegExp, piece: string): Promise<Place> {
    const text = this.#workbench.textLine(line).first();
    await text.waitFor();
    return text.evaluate(placeOnScreen, piece);
  }
}

/** The middle of a piece of a line; the line may be drawn in several pieces. */
function placeOnScreen(line: Node, piece: string): Place {
  const at = (line.textContent ?? '').replaceAll('\u{a0}', ' ').indexOf(piece);
  if (at < 0) throw new Error(`${piece} is not drawn.`);
  let rest = at + Math.floor(piece.length / 2);
  const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    const length = (node.textContent ?? '').length;
    if (rest >= length) {
      rest -= length;
      continue;
    }
    const range = document.createRange();
    range.setStart(node, rest);
    range.setEnd(node, rest + 1);
    const { x, y, width, height } = range.getBoundingClientRect();
    return { x: x + width / 2, y: y + height / 2 };
  }
  throw new Error(`${piece} is not drawn.`);
}
