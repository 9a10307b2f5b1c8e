/** Deeper than any flow log by far; what is deeper is not followed. */
export const MOST_DEPTH = 64;

/** No key of a flow log is longer, even with each of its characters escaped. */
export const LONGEST_KEY = 128;

/** Longest string of the input that is kept, in bytes as they stand. */
export const LONGEST_TEXT = 65_536;

/** What `true`, `false`, `null` and the numbers of JSON look like. */
export const JSON_LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/;

/** Far longer than any number that means something in a flow log. */
export const LONGEST_LITERAL = 64;
