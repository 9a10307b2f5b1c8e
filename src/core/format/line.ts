/** A fact of a log for a person: what it is called, what it says, and what that means. */
export interface Line {
  readonly label: string;
  /** May be text of the log: it is made inert where it is shown. */
  readonly text: string;
  /** The code behind the words, shown dimmed. */
  readonly code?: string;
  readonly meaning?: string;
  /** What the words alone would hide. */
  readonly warning?: string;
  /** True for addresses, times and ids. */
  readonly isMono?: boolean;
  /** The exact text that a Copy button copies; no button without. */
  readonly copy?: string;
}
