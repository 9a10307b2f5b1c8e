/** A tuple's verdict; NSG logs write the letter, VNet logs imply it by the state. */
export type Verdict = 'A' | 'D';

/** What a verdict says. */
export interface VerdictFacts {
  readonly code: Verdict;
  readonly word: string;
  readonly meaning: string;
}

/** Both verdicts. An encryption code that means a drop stands beside them, never in them. */
export const VERDICTS: Readonly<Record<Verdict, VerdictFacts>> = {
  A: {
    code: 'A',
    word: 'Allowed',
    meaning: 'A rule let the flow pass. That says nothing about whether anyone answered.',
  },
  D: { code: 'D', word: 'Denied', meaning: 'A rule stopped the flow.' },
};

/** The verdict of a row. */
export function verdictOf(denied: boolean): Verdict {
  return denied ? 'D' : 'A';
}
