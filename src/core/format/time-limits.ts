/** Below this a tuple's time is in seconds (documentation samples), from it on in ms. */
export const FIRST_MS_TIME = 1e11;

/** The last instant that a Date can hold, ms. */
export const LAST_TIME = 8.64e15;
