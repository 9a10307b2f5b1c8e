/** How a node shows, in words that no name of a blob can do anything with. */
export interface ItemFacts {
  readonly label: string;
  readonly description: string;
  /** Plain text, in lines. */
  readonly tooltip: string;
  /** What a screen reader says. */
  readonly spoken: string;
  /** Of the editor's own set. */
  readonly icon: string;
}

/** As `ItemFacts`, with nothing made harmless yet. */
export interface RawFacts extends Omit<ItemFacts, 'tooltip'> {
  readonly tooltip: readonly string[];
}

/** Of a node that is a sentence. */
export function plain(
  label: string,
  description: string,
  tooltip: readonly string[],
  icon: string,
): RawFacts {
  const spoken = [label, description, ...tooltip].filter((text) => text !== '').join(', ');
  return { label, description, tooltip, spoken, icon };
}
