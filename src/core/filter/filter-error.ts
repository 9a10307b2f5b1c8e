/** A mistake in a filter, at its place. Places are UTF-16 offsets, `end` behind the last unit. */
export interface FilterError {
  /** One sentence, plain text. What it quotes of the filter is shortened and without controls. */
  readonly message: string;
  readonly start: number;
  readonly end: number;
  /** What could stand there instead, most likely first. */
  readonly expected?: readonly string[];
  /** What the text between `start` and `end` was probably meant to be. */
  readonly suggestion?: string;
}

/** A stretch of a filter's text. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Thrown inside this room only: its public functions return the error that it carries. */
export class Mistake extends Error {
  readonly error: FilterError;

  constructor(error: FilterError) {
    super(error.message);
    this.error = error;
  }
}

/** What an error says beside its place. */
export interface MistakeFacts {
  readonly message: string;
  readonly expected?: readonly string[] | undefined;
  readonly suggestion?: string | undefined;
}

/** Ends reading or checking a filter with a mistake at `span`. */
export function fail(span: Span, { message, expected, suggestion }: MistakeFacts): never {
  throw new Mistake({
    message,
    start: span.start,
    end: span.end,
    ...(expected === undefined ? {} : { expected }),
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** Runs `work`, and gives the mistake that it met as a value. */
export function caught<T>(
  work: () => T,
): { ok: true; value: T } | { ok: false; error: FilterError } {
  try {
    return { ok: true, value: work() };
  } catch (problem) {
    if (problem instanceof Mistake) return { ok: false, error: problem.error };
    throw problem;
  }
}
