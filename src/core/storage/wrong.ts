/** Why a text is not what it was taken for, in a sentence for whoever typed it. Quotes no secret. */
export interface Wrong {
  readonly wrong: string;
}

/** Tells a reason from a result. */
export function isWrong<T extends object>(result: T | Wrong): result is Wrong {
  return 'wrong' in result;
}
