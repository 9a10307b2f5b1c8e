import type { Locator } from 'playwright-core';
import type { Workbench } from './workbench.ts';

/** Raw JSON in a text editor, by what a person points at and reads there. */
export class RawJson {
  readonly #workbench: Workbench;

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
    await this.#moveTo(line, piece);
    await this.hover.waitFor();
    return this.hover;
  }

  /** Puts the cursor into the middle of a piece of a line. */
  async putCursor(line: string | RegExp, piece: string): Promise<void> {
    await this.#moveTo(line, piece);
    await this.#workbench.page.mouse.down();
    await this.#workbench.page.mouse.up();
  }

  async #moveTo(line: string | RegExp, piece: string): Promise<void> {
    const text = this.#workbench.textLine(line).first();
    await text.waitFor();
    const place = await text.evaluate(placeOnScreen, piece);
    const { mouse } = this.#workbench.page;
    // From elsewhere: a pointer that does not move points at nothing.
    await mouse.move(place.x, place.y + 200);
    await mouse.move(place.x, place.y, { steps: 4 });
  }
}

/** The middle of a piece of a line; the line may be drawn in several pieces. */
function placeOnScreen(line: Node, piece: string): { x: number; y: number } {
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
