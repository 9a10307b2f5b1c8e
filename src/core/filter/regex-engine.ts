/** A pattern that was read. */
export interface RegexMatcher {
  /** Whether the pattern occurs in the text, anywhere. */
  matches(text: string): boolean;
}

/**
 * Regular expressions for `matches regex`, in RE2's syntax as KQL has it. They come from outside,
 * so that whoever runs filters over foreign text chooses an engine whose time is linear.
 */
export interface RegexEngine {
  /** Throws an Error whose message says what is wrong with the pattern. */
  compile(pattern: string): RegexMatcher;
}
