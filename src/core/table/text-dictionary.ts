/**
 * Texts by number: each different text is kept once and rows hold its id. Id 0 is always the
 * empty text, so that an unset column reads as "absent".
 */
export class TextDictionary {
  private readonly texts: string[] = [''];
  private readonly ids = new Map<string, number>([['', 0]]);

  get size(): number {
    return this.texts.length;
  }

  /** The id of `text`, added where it is new. */
  idOf(text: string): number {
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.texts.length;
    this.texts.push(text);
    this.ids.set(text, id);
    return id;
  }

  /** The id of `text`, or -1 where no row can hold it. */
  find(text: string): number {
    return this.ids.get(text) ?? -1;
  }

  /** The text of an id; `''` for an id that was never given. */
  text(id: number): string {
    return this.texts[id] ?? '';
  }

  /** All texts, in the order of their ids. Not to be changed. */
  all(): readonly string[] {
    return this.texts;
  }
}
