/** The filter as panels see it: clicks anywhere write into this one expression. */
export interface FilterAccess {
  /** The filter that is applied now. */
  readonly text: string;
  /** Puts another filter in place of it, and applies it. */
  set(text: string): void;
  /** Narrows it: `… and term`. Terms are made by `equalsTerm` and its like, never by hand. */
  addTerm(term: string): void;
}
