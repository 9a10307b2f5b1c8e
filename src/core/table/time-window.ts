/** A span of time, ms since 1970: from its first instant to the one behind its last. */
export interface TimeWindow {
  readonly from: number;
  readonly to: number;
}
